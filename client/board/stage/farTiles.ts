/** The board from afar: canvas tiles that are moved and scaled as a whole, and drawn anew only where a card on them has
 *  changed; a few milliseconds a frame, whatever happens. Also shows, near, cards that are still on their way into the DOM.
 *  Measured with the CPU slowed 4 times: drawing 2,000 cards in every frame took 40 ms.  @see docs/SPEC.md BD13 */
import { CARD_TINTS, type CardTint } from '../../../shared/palette.ts'
import type { BoardStore } from '../model/boardStore.ts'
import { type Box, grow, overlaps } from '../model/geometry.ts'
import type { Camera } from './camera.ts'
import type { LivePositions } from './livePositions.ts'
import { type TileCanvas, TileCanvases } from './tileCanvases.ts'
import {
  boxOfTile,
  type DrawnCard,
  drawCards,
  TILE_PX,
  type TileInk,
  type TilePlace,
  tileKey,
  tilePlace,
  tileScale,
  tilesIn,
} from './tileGrid.ts'
import type { VisibleCards } from './visibleCards.ts'

const BUDGET_MS = 4
/** More areas than this and the whole tile is drawn. */
const MAX_AREAS = 12

interface Tile extends TileCanvas {
  box: Box
  /** Where a card came, changed or went since the tile was drawn. */
  soiled: Box[]
}
/** Tiles of one scale. */
interface Sheet {
  scale: number
  element: HTMLElement
  /** null: in view, and not drawn yet. */
  tiles: Map<string, Tile | null>
}

interface Scene {
  store: BoardStore
  camera: Camera
  visible: VisibleCards
  positions: LivePositions
}

export class FarTiles {
  readonly #root: HTMLElement
  readonly #scene: Scene
  readonly #ink: TileInk
  readonly #canvases = new TileCanvases()
  /** The last one is being drawn; the one before shows until it is whole. */
  #sheets: Sheet[] = []
  /** Where each card is drawn, for the tile that it leaves. */
  readonly #drawnAt = new Map<string, Box>()
  #carried: ReadonlySet<string> = new Set()
  readonly #stops: (() => void)[]
  #frame = 0

  constructor(root: HTMLElement, scene: Scene) {
    this.#root = root
    this.#scene = scene
    this.#ink = readInk(root)
    for (const { id } of scene.store.cardsOnBoard()) this.#drawnAt.set(id, { ...scene.store.boxOf(id)! })
    this.#stops = [
      scene.camera.subscribe(() => this.#look()),
      scene.visible.subscribe(() => this.#look()),
      scene.store.subscribe((changed) => this.#onCards(changed)),
      scene.positions.subscribe(() => this.#onCarried()),
    ]
    this.#look()
  }

  destroy(): void {
    for (const stop of this.#stops) stop()
    cancelAnimationFrame(this.#frame)
    this.#root.replaceChildren()
  }

  /** Follows the camera; tiles that are missing are drawn in the frames to come. */
  #look(): void {
    const { camera, visible } = this.#scene
    this.#root.hidden = visible.isComplete
    if (visible.isComplete) return
    const { zoom } = camera.view
    const current = this.#sheets.at(-1)
    const scale = tileScale(zoom, current?.scale ?? null, camera.isMoving)
    this.#require(current?.scale === scale ? current : this.#addSheet(scale))
    const [x, y] = camera.origin
    for (const { element, scale: drawnAt } of this.#sheets) {
      element.style.transform = `translate(${x}px, ${y}px) scale(${zoom / drawnAt})`
    }
    this.#schedule()
  }

  /** Asks for the tiles that are in view, and lets those go that are far from it. */
  #require({ scale, tiles }: Sheet): void {
    const view = this.#scene.camera.visibleBox
    const near = grow(view, TILE_PX / 2 / scale)
    for (const [key, tile] of tiles) {
      if (overlaps(tile?.box ?? boxOfTile(tilePlace(key), scale), near)) continue
      if (tile !== null) this.#canvases.giveBack(tile)
      tiles.delete(key)
    }
    for (const place of tilesIn(view, scale)) {
      const key = tileKey(place)
      if (!tiles.has(key)) tiles.set(key, null)
    }
  }

  #addSheet(scale: number): Sheet {
    // Of those that are waiting to be replaced, only the one that shows most is worth keeping.
    const shown = this.#sheets.find(({ tiles }) => [...tiles.values()].some((tile) => tile !== null))
    for (const other of this.#sheets) if (other !== shown) this.#remove(other)
    const element = document.createElement('div')
    this.#root.append(element)
    const sheet: Sheet = { scale, element, tiles: new Map() }
    this.#sheets = shown === undefined ? [sheet] : [shown, sheet]
    return sheet
  }

  #remove({ element, tiles }: Sheet): void {
    for (const tile of tiles.values()) if (tile !== null) this.#canvases.giveBack(tile)
    element.remove()
  }

  #schedule(): void {
    if (this.#frame !== 0 || this.#root.hidden) return
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0
      this.#work()
    })
  }

  #work(): void {
    const sheet = this.#sheets.at(-1)
    if (sheet === undefined || this.#root.hidden) return
    const view = this.#scene.camera.visibleBox
    const startedAt = performance.now()
    const waiting = [...sheet.tiles.entries()]
      .filter(([, tile]) => tile === null || (tile.soiled.length > 0 && overlaps(tile.box, view)))
      .sort(([, a], [, b]) => Number(a !== null) - Number(b !== null))
    for (const [key, tile] of waiting) {
      if (tile === null && this.#isCovered(key, sheet)) continue
      if (performance.now() - startedAt > BUDGET_MS) return this.#schedule()
      // To the end of the queue: each tile has its turn, however often cards on one of them change.
      sheet.tiles.delete(key)
      sheet.tiles.set(key, tile === null ? this.#drawNew(tilePlace(key), sheet) : this.#redraw(tile, sheet))
    }
    // The view is whole at this scale: what it replaces may go.
    for (const other of this.#sheets) if (other !== sheet) this.#remove(other)
    this.#sheets = [sheet]
  }

  /** Whether every card on a tile stands in the DOM, above it. */
  #isCovered(key: string, { scale }: Sheet): boolean {
    const { store, visible } = this.#scene
    return !visible.isFar && store.search(boxOfTile(tilePlace(key), scale)).every((id) => visible.has(id))
  }

  #drawNew(place: TilePlace, { scale, element }: Sheet): Tile {
    const tile: Tile = { ...this.#canvases.take(element, place), box: boxOfTile(place, scale), soiled: [] }
    this.#drawArea(tile, scale, null)
    return tile
  }

  #redraw(tile: Tile, { scale }: Sheet): Tile {
    const areas = tile.soiled.length <= MAX_AREAS ? tile.soiled : [null]
    for (const area of areas) this.#drawArea(tile, scale, area)
    tile.soiled = []
    return tile
  }

  /** @param area in board units; null: the whole tile. */
  #drawArea({ context, box }: Tile, scale: number, area: Box | null): void {
    drawCards(context, this.#cardsIn(area ?? box), { from: box, scale, area, ink: this.#ink })
  }

  /** Cards to draw in a box, lowest first. Those under a hand are drawn by PeerMarks. */
  #cardsIn(box: Box): DrawnCard[] {
    const { store } = this.#scene
    const ids = store.search(box).filter((id) => !this.#carried.has(id))
    ids.sort((a, b) => store.compareDepth(a, b))
    return ids.map((id) => ({ card: store.card(id)!, box: store.boxOf(id)! }))
  }

  #onCards(changed: ReadonlySet<string>): void {
    for (const id of changed) {
      const box = this.#scene.store.boxOf(id)
      this.#soil(this.#drawnAt.get(id))
      this.#soil(box)
      if (box === undefined) this.#drawnAt.delete(id)
      else this.#drawnAt.set(id, { ...box })
    }
    this.#schedule()
  }

  #onCarried(): void {
    const carried = new Set(this.#scene.positions.carried())
    for (const id of carried) if (!this.#carried.has(id)) this.#soil(this.#drawnAt.get(id))
    for (const id of this.#carried) if (!carried.has(id)) this.#soil(this.#drawnAt.get(id))
    this.#carried = carried
    this.#schedule()
  }

  #soil(box: Box | undefined): void {
    if (box === undefined) return
    for (const { tiles } of this.#sheets) {
      for (const tile of tiles.values()) if (tile !== null && overlaps(tile.box, box)) tile.soiled.push(box)
    }
  }
}

function readInk(element: HTMLElement): TileInk {
  const style = getComputedStyle(element)
  const token = (name: string): string => style.getPropertyValue(name).trim()
  const tints = Object.fromEntries(CARD_TINTS.map((tint) => [tint, token(`--tint-${tint}`)])) as Record<
    CardTint,
    string
  >
  return { tints, stroke: token('--card-stroke'), text: token('--card-ink') }
}
