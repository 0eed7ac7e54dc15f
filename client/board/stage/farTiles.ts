/** The board from afar: canvas tiles that are moved and scaled as a whole, and drawn anew only where a card on them has
 *  changed; a few milliseconds a frame, whatever happens. Also shows, near, cards that are still on their way into the DOM.
 *  Measured with the CPU slowed 4 times: drawing 2,000 cards in every frame took 40 ms.  @see docs/SPEC.md BD13 */
import { CARD_TINTS, type CardTint } from '../../../shared/palette.ts'
import type { BoardStore } from '../model/boardStore.ts'
import { type Box, grow, overlaps } from '../model/geometry.ts'
import type { Camera } from './camera.ts'
import type { LivePositions } from './livePositions.ts'
import {
  boxOfTile,
  type DrawnCard,
  drawCards,
  TILE_PX,
  type TileInk,
  type TilePlace,
  tileKey,
  tileScale,
  tilesIn,
} from './tileGrid.ts'
import type { VisibleCards } from './visibleCards.ts'

const BUDGET_MS = 4
/** A finer canvas costs more than one sees from afar. */
const MAX_PIXEL_RATIO = 1.5
/** More areas than this and the whole tile is drawn. */
const MAX_AREAS = 12

interface Tile {
  box: Box
  canvas: HTMLCanvasElement
  context: CanvasRenderingContext2D
  isDrawn: boolean
  /** Where a card came, changed or went since the tile was drawn. */
  soiled: Box[]
}
/** Tiles of one scale. */
interface Sheet {
  scale: number
  element: HTMLElement
  tiles: Map<string, Tile>
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
  readonly #pixelRatio = Math.min(MAX_PIXEL_RATIO, window.devicePixelRatio)
  /** The last one is being drawn; the ones before show until it is whole. */
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

  /** Makes the tiles that are in view, and lets those go that are far from it. */
  #require(sheet: Sheet): void {
    const { scale, tiles } = sheet
    const view = this.#scene.camera.visibleBox
    const near = grow(view, TILE_PX / scale)
    for (const [key, tile] of tiles) {
      if (overlaps(tile.box, near)) continue
      tile.canvas.remove()
      tiles.delete(key)
    }
    for (const place of tilesIn(view, scale)) {
      const key = tileKey(place)
      if (!tiles.has(key)) tiles.set(key, this.#makeTile(place, scale))
    }
  }

  #addSheet(scale: number): Sheet {
    const element = document.createElement('div')
    this.#root.append(element)
    const sheet: Sheet = { scale, element, tiles: new Map() }
    // Of those that are waiting to be replaced, only the one that shows most is worth keeping.
    const shown = this.#sheets.find(({ tiles }) => [...tiles.values()].some(({ isDrawn }) => isDrawn))
    for (const other of this.#sheets) if (other !== shown) other.element.remove()
    this.#sheets = shown === undefined ? [sheet] : [shown, sheet]
    return sheet
  }

  #makeTile(place: TilePlace, scale: number): Tile {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = TILE_PX * this.#pixelRatio
    canvas.style.left = `${place.column * TILE_PX}px`
    canvas.style.top = `${place.row * TILE_PX}px`
    const context = canvas.getContext('2d')!
    context.scale(this.#pixelRatio, this.#pixelRatio)
    return { box: boxOfTile(place, scale), canvas, context, isDrawn: false, soiled: [] }
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
      .filter(([, tile]) => (!tile.isDrawn || tile.soiled.length > 0) && overlaps(tile.box, view))
      .sort(([, a], [, b]) => Number(a.isDrawn) - Number(b.isDrawn))
    for (const [key, tile] of waiting) {
      if (performance.now() - startedAt > BUDGET_MS) return this.#schedule()
      this.#draw(tile, sheet)
      // To the end of the queue: each tile has its turn, however often cards on one of them change.
      sheet.tiles.delete(key)
      sheet.tiles.set(key, tile)
    }
    // The view is whole at this scale: what it replaces may go.
    for (const other of this.#sheets) if (other !== sheet) other.element.remove()
    this.#sheets = [sheet]
  }

  #draw(tile: Tile, { scale, element }: Sheet): void {
    const areas = tile.isDrawn && tile.soiled.length <= MAX_AREAS ? tile.soiled : [null]
    for (const area of areas) {
      const cards = this.#cardsIn(area ?? tile.box)
      drawCards(tile.context, cards, { from: tile.box, scale, area, ink: this.#ink })
    }
    if (!tile.isDrawn) element.append(tile.canvas)
    tile.isDrawn = true
    tile.soiled = []
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
      for (const tile of tiles.values()) if (tile.isDrawn && overlaps(tile.box, box)) tile.soiled.push(box)
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
  return { tints, stroke: token('--card-stroke') }
}
