/** Where on the board this person looks: wheel, pinch and drag on paper by d3-zoom, the rest by calls. Headless but for the
 *  element it listens to.  A screen point is in CSS pixels from the stage's top left corner; screen = board × zoom + [x, y]. */
import { select } from 'd3-selection'
import { type D3ZoomEvent, type ZoomBehavior, zoom, zoomIdentity, zoomTransform } from 'd3-zoom'
import { type Box, centreOf, type Point } from '../model/geometry.ts'

export interface View {
  x: number
  y: number
  zoom: number
}

const MIN_ZOOM = 0.03
const MAX_ZOOM = 3
const ANIMATION_MS = 180
/** After this much stillness the view is at rest. */
const REST_AFTER_MS = 140

/** The part of the stage that nothing covers: bars and the on-screen keyboard leave it. */
export interface Insets {
  top: number
  right: number
  bottom: number
  left: number
}

export class Camera {
  readonly #element: HTMLElement
  readonly #behavior: ZoomBehavior<HTMLElement, unknown>
  readonly #listeners = new Set<() => void>()
  readonly #resizeObserver: ResizeObserver
  #size: Point = [1, 1]
  #offset: Point = [0, 0]
  #view: View = { x: 0, y: 0, zoom: 1 }
  #restTimer: ReturnType<typeof setTimeout> | undefined
  #animation = 0
  isMoving = false
  insets: Insets = { top: 0, right: 0, bottom: 0, left: 0 }

  /** @param mayPan whether a press or touch moves the view, or belongs to a card. */
  constructor(element: HTMLElement, mayPan: (event: MouseEvent | TouchEvent) => boolean) {
    this.#element = element
    this.#behavior = zoom<HTMLElement, unknown>()
      .scaleExtent([MIN_ZOOM, MAX_ZOOM])
      .filter((event: MouseEvent | TouchEvent | WheelEvent) => (event.type === 'wheel' ? event.ctrlKey : mayPan(event)))
      .wheelDelta(wheelZoomStep)
      .on('zoom', ({ transform }: D3ZoomEvent<HTMLElement, unknown>) => {
        this.#view = { x: transform.x, y: transform.y, zoom: transform.k }
        this.#moved()
      })
    select(element).call(this.#behavior).on('dblclick.zoom', null)
    element.addEventListener('wheel', this.#onWheel, { passive: false })
    this.#resizeObserver = new ResizeObserver(() => this.#measure())
    this.#resizeObserver.observe(element)
    this.#measure()
  }

  destroy(): void {
    select(this.#element).on('.zoom', null)
    this.#element.removeEventListener('wheel', this.#onWheel)
    this.#resizeObserver.disconnect()
    clearTimeout(this.#restTimer)
    cancelAnimationFrame(this.#animation)
    this.#listeners.clear()
  }

  get view(): View {
    return this.#view
  }

  /** Where the board's [0, 0] is shown, on a whole pixel of the screen: there text is sharp and moving it is cheap. */
  get origin(): Point {
    const ratio = window.devicePixelRatio
    return [Math.round(this.#view.x * ratio) / ratio, Math.round(this.#view.y * ratio) / ratio]
  }

  /** Width and height of the stage in CSS pixels. */
  get size(): Point {
    return this.#size
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The screen point of a pointer event. */
  screenPoint({ clientX, clientY }: { clientX: number; clientY: number }): Point {
    return [clientX - this.#offset[0], clientY - this.#offset[1]]
  }

  toBoard([x, y]: Point): Point {
    return [(x - this.#view.x) / this.#view.zoom, (y - this.#view.y) / this.#view.zoom]
  }

  toScreen([x, y]: Point): Point {
    return [x * this.#view.zoom + this.#view.x, y * this.#view.zoom + this.#view.y]
  }

  /** What is on screen, in board units. */
  get visibleBox(): Box {
    const [minX, minY] = this.toBoard([0, 0])
    const [maxX, maxY] = this.toBoard(this.#size)
    return { minX, minY, maxX, maxY }
  }

  /** The uncovered part of what is on screen, in board units. */
  get freeBox(): Box {
    const { top, right, bottom, left } = this.insets
    const [minX, minY] = this.toBoard([left, top])
    const [maxX, maxY] = this.toBoard([this.#size[0] - right, this.#size[1] - bottom])
    return { minX, minY, maxX, maxY }
  }

  panBy([dx, dy]: Point): void {
    const { x, y, zoom: scale } = this.#view
    this.#set({ x: x + dx, y: y + dy, zoom: scale })
  }

  /** Zooms about the middle of the uncovered part. */
  zoomBy(factor: number): void {
    const { zoom: scale } = this.#view
    const target = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, scale * factor))
    this.#glideTo(this.#centredOn(centreOf(this.freeBox), target))
  }

  /** Brings a box into the uncovered part, no closer than `maxZoom`. */
  show(box: Box, { maxZoom = 1, margin = 40, isInstant = false } = {}): void {
    const { top, right, bottom, left } = this.insets
    const width = Math.max(80, this.#size[0] - left - right - 2 * margin)
    const height = Math.max(80, this.#size[1] - top - bottom - 2 * margin)
    const fitting = Math.min(width / (box.maxX - box.minX), height / (box.maxY - box.minY))
    const target = this.#centredOn(centreOf(box), Math.max(MIN_ZOOM, Math.min(maxZoom, fitting)))
    if (isInstant) this.#set(target)
    else this.#glideTo(target)
  }

  /** Moves as little as needed for a box to lie in the uncovered part, and comes close enough to read it. */
  reveal(box: Box, minZoom = 0): void {
    if (this.#view.zoom < minZoom) return this.#glideTo(this.#centredOn(centreOf(box), minZoom))
    const free = this.freeBox
    const margin = 16 / this.#view.zoom
    const shift = (min: number, max: number, freeMin: number, freeMax: number): number => {
      if (min < freeMin + margin || max - min > freeMax - freeMin - 2 * margin) return freeMin + margin - min
      return max > freeMax - margin ? freeMax - margin - max : 0
    }
    const dx = shift(box.minX, box.maxX, free.minX, free.maxX) * this.#view.zoom
    const dy = shift(box.minY, box.maxY, free.minY, free.maxY) * this.#view.zoom
    const { x, y, zoom: scale } = this.#view
    if (Math.abs(dx) > 1 || Math.abs(dy) > 1) this.#glideTo({ x: x + dx, y: y + dy, zoom: scale })
  }

  #centredOn([cx, cy]: Point, scale: number): View {
    const { top, right, bottom, left } = this.insets
    const x = (left + this.#size[0] - right) / 2 - cx * scale
    const y = (top + this.#size[1] - bottom) / 2 - cy * scale
    return { x, y, zoom: scale }
  }

  #set({ x, y, zoom: scale }: View): void {
    cancelAnimationFrame(this.#animation)
    select(this.#element).call(this.#behavior.transform, zoomIdentity.translate(x, y).scale(scale))
  }

  #glideTo(target: View): void {
    cancelAnimationFrame(this.#animation)
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return this.#set(target)
    const start = this.#view
    const startedAt = performance.now()
    const step = (now: number): void => {
      const progress = Math.min(1, Math.max(0, (now - startedAt) / ANIMATION_MS))
      const eased = 1 - (1 - progress) ** 3
      const mix = (from: number, to: number): number => from + (to - from) * eased
      this.#set({ x: mix(start.x, target.x), y: mix(start.y, target.y), zoom: mix(start.zoom, target.zoom) })
      if (progress < 1) this.#animation = requestAnimationFrame(step)
    }
    this.#animation = requestAnimationFrame(step)
  }

  /** A wheel or two fingers on a touchpad pan; with Ctrl, and for a touchpad's pinch, d3-zoom zooms. */
  readonly #onWheel = (event: WheelEvent): void => {
    event.preventDefault()
    if (event.ctrlKey) return
    const unit =
      event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 24 : event.deltaMode === WheelEvent.DOM_DELTA_PAGE ? 400 : 1
    const isSideways = event.shiftKey && event.deltaX === 0
    this.panBy(isSideways ? [-event.deltaY * unit, 0] : [-event.deltaX * unit, -event.deltaY * unit])
  }

  #measure(): void {
    const { left, top, width, height } = this.#element.getBoundingClientRect()
    this.#offset = [left, top]
    this.#size = [Math.max(1, width), Math.max(1, height)]
    const { x, y, k } = zoomTransform(this.#element)
    this.#view = { x, y, zoom: k }
    this.#tell()
  }

  #moved(): void {
    this.isMoving = true
    clearTimeout(this.#restTimer)
    this.#restTimer = setTimeout(() => {
      this.isMoving = false
      this.#tell()
    }, REST_AFTER_MS)
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

/** One notch of a mouse wheel zooms by a quarter; a touchpad's pinch follows the fingers. */
function wheelZoomStep({ deltaY, deltaMode }: WheelEvent): number {
  const step = -deltaY * (deltaMode === WheelEvent.DOM_DELTA_LINE ? 0.05 : 0.01)
  return Math.max(-0.33, Math.min(0.33, step))
}
