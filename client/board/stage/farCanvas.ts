/** Draws the cards that do not stand in the DOM: all of them from afar, and near those that are still on their way.
 *  Draws at most once a frame, and only when something changed.  @see docs/SPEC.md BD13 */
import { CARD_TINTS, type CardTint } from '../../../shared/palette.ts'
import type { BoardStore } from '../model/boardStore.ts'
import { overlaps } from '../model/geometry.ts'
import type { Camera } from './camera.ts'
import type { LivePositions } from './livePositions.ts'
import type { VisibleCards } from './visibleCards.ts'

/** A finer canvas costs more than one sees from afar. */
const MAX_PIXEL_RATIO = 1.5
/** Lines of text become visible as strokes above this zoom. */
const STROKES_FROM_ZOOM = 0.14

interface Scene {
  store: BoardStore
  camera: Camera
  visible: VisibleCards
  positions: LivePositions
  isSelected: (id: string) => boolean
}

export class FarCanvas {
  readonly #canvas: HTMLCanvasElement
  readonly #context: CanvasRenderingContext2D
  readonly #scene: Scene
  readonly #colors: Record<CardTint, string>
  readonly #ink: string
  readonly #focus: string
  readonly #stops: (() => void)[]
  #frame = 0
  #isBlank = true

  constructor(canvas: HTMLCanvasElement, scene: Scene) {
    this.#canvas = canvas
    this.#context = canvas.getContext('2d')!
    this.#scene = scene
    const style = getComputedStyle(canvas)
    const token = (name: string): string => style.getPropertyValue(name).trim()
    this.#colors = Object.fromEntries(CARD_TINTS.map((tint) => [tint, token(`--tint-${tint}`)])) as Record<
      CardTint,
      string
    >
    this.#ink = token('--card-stroke')
    this.#focus = token('--focus')
    const schedule = (): void => this.schedule()
    this.#stops = [
      scene.camera.subscribe(schedule),
      scene.store.subscribe(schedule),
      scene.visible.subscribe(schedule),
      scene.positions.subscribe(schedule),
    ]
    this.schedule()
  }

  destroy(): void {
    for (const stop of this.#stops) stop()
    cancelAnimationFrame(this.#frame)
  }

  schedule(): void {
    if (this.#frame !== 0) return
    if (this.#isBlank && this.#scene.visible.isComplete) return
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0
      this.#draw()
    })
  }

  #draw(): void {
    const { store, camera, visible, positions, isSelected } = this.#scene
    const context = this.#context
    this.#clear()
    if (visible.isComplete) return
    this.#isBlank = false
    const { x, y, zoom } = camera.view
    const view = camera.visibleBox
    const ids = store.search(view).filter((id) => visible.isFar || !visible.has(id))
    for (const id of positions.carried()) if (!visible.has(id) && store.isOnBoard(id)) ids.push(id)
    const hasStrokes = zoom >= STROKES_FROM_ZOOM
    for (const id of ids) {
      const { color, text } = store.card(id)!
      const box = store.boxOf(id)!
      const [left, top] = positions.of(id)!
      if (
        !overlaps({ minX: left, minY: top, maxX: left + box.maxX - box.minX, maxY: top + box.maxY - box.minY }, view)
      ) {
        continue
      }
      const screenX = left * zoom + x
      const screenY = top * zoom + y
      const width = (box.maxX - box.minX) * zoom
      const height = (box.maxY - box.minY) * zoom
      context.fillStyle = this.#colors[color]
      context.fillRect(screenX, screenY, width, height)
      if (hasStrokes) this.#drawStrokes(screenX, screenY, { width, height, zoom, letters: text.length })
      if (isSelected(id)) {
        context.strokeStyle = this.#focus
        context.lineWidth = 2
        context.strokeRect(screenX - 1, screenY - 1, width + 2, height + 2)
      }
    }
  }

  /** Text as one stroke a line. */
  #drawStrokes(
    left: number,
    top: number,
    card: { width: number; height: number; zoom: number; letters: number },
  ): void {
    const { width, height, zoom, letters } = card
    this.#context.fillStyle = this.#ink
    const lineHeight = 23 * zoom
    const thickness = Math.max(1, 5 * zoom)
    let rest = letters
    for (let y = top + 44 * zoom; rest > 0 && y < top + height - 8 * zoom; y += lineHeight) {
      this.#context.fillRect(left + 12 * zoom, y, (width - 24 * zoom) * Math.min(1, rest / 21), thickness)
      rest -= 21
    }
  }

  #clear(): void {
    const [width, height] = this.#scene.camera.size
    const ratio = Math.min(MAX_PIXEL_RATIO, window.devicePixelRatio)
    const pixelWidth = Math.round(width * ratio)
    const pixelHeight = Math.round(height * ratio)
    if (this.#canvas.width !== pixelWidth || this.#canvas.height !== pixelHeight) {
      this.#canvas.width = pixelWidth
      this.#canvas.height = pixelHeight
    } else {
      this.#context.setTransform(1, 0, 0, 1, 0, 0)
      this.#context.clearRect(0, 0, pixelWidth, pixelHeight)
    }
    this.#context.setTransform(ratio, 0, 0, ratio, 0, 0)
    this.#isBlank = true
  }
}
