/** The board from afar: canvas tiles that are drawn once, moved and scaled as a whole, and drawn anew when a card on them
 *  changes; a few milliseconds a frame, whatever happens. Also shows, near, cards that are still on their way into the DOM.
 *  Measured with the CPU slowed 4 times: drawing 2,000 cards in every frame took 40 ms.  @see docs/SPEC.md BD13 */
import { CARD_TINTS, type CardTint } from '../../../shared/palette.ts'
import type { BoardStore } from '../model/boardStore.ts'
import { type Box, grow, overlaps } from '../model/geometry.ts'
import type { Camera } from './camera.ts'
import type { LivePositions } from './livePositions.ts'
import {
  boxOfTile,
  drawTile,
  levelFor,
  scaleOf,
  TILE_PX,
  type TileInk,
  type TilePlace,
  tileKey,
  tilesIn,
} from './tileGrid.ts'
import type { VisibleCards } from './visibleCards.ts'

const BUDGET_MS = 4
/** A finer canvas costs more than one sees from afar. */
const MAX_PIXEL_RATIO = 1.5

interface Tile {
  place: TilePlace
  canvas: HTMLCanvasElement
  context: CanvasRenderingContext2D
  isDrawn: boolean
  isDirty: boolean
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
  readonly #levels = new Map<number, { element: HTMLElement; tiles: Map<string, Tile> }>()
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
    const isNeeded = !visible.isComplete
    this.#root.hidden = !isNeeded
    if (!isNeeded) return
    const { x, y, zoom } = camera.view
    this.#require(levelFor(zoom))
    for (const [level, { element }] of this.#levels) {
      element.style.transform = `translate(${x}px, ${y}px) scale(${zoom / scaleOf(level)})`
    }
    this.#schedule()
  }

  /** Makes the tiles of a level that are in view, and lets those go that are far from it. */
  #require(level: number): void {
    const view = this.#scene.camera.visibleBox
    const known = this.#levels.get(level) ?? this.#addLevel(level)
    const near = grow(view, TILE_PX / scaleOf(level))
    for (const [key, tile] of known.tiles) {
      if (overlaps(boxOfTile(tile.place), near)) continue
      tile.canvas.remove()
      known.tiles.delete(key)
    }
    for (const place of tilesIn(view, level)) {
      const key = tileKey(place)
      if (!known.tiles.has(key)) known.tiles.set(key, this.#makeTile(place))
    }
  }

  #addLevel(level: number): { element: HTMLElement; tiles: Map<string, Tile> } {
    const element = document.createElement('div')
    this.#root.append(element)
    const added = { element, tiles: new Map<string, Tile>() }
    this.#levels.set(level, added)
    return added
  }

  #makeTile(place: TilePlace): Tile {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = TILE_PX * this.#pixelRatio
    canvas.style.left = `${place.column * TILE_PX}px`
    canvas.style.top = `${place.row * TILE_PX}px`
    const context = canvas.getContext('2d')!
    context.scale(this.#pixelRatio, this.#pixelRatio)
    return { place, canvas, context, isDrawn: false, isDirty: true }
  }

  #schedule(): void {
    if (this.#frame !== 0 || this.#root.hidden) return
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0
      this.#work()
    })
  }

  #work(): void {
    const level = levelFor(this.#scene.camera.view.zoom)
    const current = this.#levels.get(level)
    if (current === undefined || this.#root.hidden) return
    const view = this.#scene.camera.visibleBox
    const startedAt = performance.now()
    const waiting = [...current.tiles.values()]
      .filter((tile) => tile.isDirty && overlaps(boxOfTile(tile.place), view))
      .sort((a, b) => Number(a.isDrawn) - Number(b.isDrawn))
    for (const tile of waiting) {
      if (performance.now() - startedAt > BUDGET_MS) return this.#schedule()
      this.#draw(tile, current.element)
    }
    this.#dropOtherLevels(level)
  }

  #draw(tile: Tile, element: HTMLElement): void {
    const { store } = this.#scene
    const ids = store.search(boxOfTile(tile.place)).filter((id) => !this.#carried.has(id))
    ids.sort((a, b) => store.compareDepth(a, b))
    const cards = ids.map((id) => ({ card: store.card(id)!, box: store.boxOf(id)! }))
    drawTile(tile.context, tile.place, { cards, ink: this.#ink })
    // A dirty tile goes to the end of the queue: each has its turn, however often cards on it change.
    const { tiles } = this.#levels.get(tile.place.level)!
    const key = tileKey(tile.place)
    tiles.delete(key)
    tiles.set(key, tile)
    if (!tile.isDrawn) element.append(tile.canvas)
    tile.isDrawn = true
    tile.isDirty = false
  }

  /** The level in view is whole: what it replaced may go. */
  #dropOtherLevels(level: number): void {
    for (const [other, { element }] of this.#levels) {
      if (other === level) continue
      element.remove()
      this.#levels.delete(other)
    }
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

  /** Cards under a hand are drawn by PeerLayer and CarriedLayer. */
  #onCarried(): void {
    const carried = new Set(this.#scene.positions.carried())
    for (const id of carried) if (!this.#carried.has(id)) this.#soil(this.#drawnAt.get(id))
    for (const id of this.#carried) if (!carried.has(id)) this.#soil(this.#drawnAt.get(id))
    this.#carried = carried
    this.#schedule()
  }

  #soil(box: Box | undefined): void {
    if (box === undefined) return
    for (const { tiles } of this.#levels.values()) {
      for (const tile of tiles.values()) if (overlaps(boxOfTile(tile.place), box)) tile.isDirty = true
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
