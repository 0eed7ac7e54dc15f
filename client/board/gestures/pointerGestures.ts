/** Fingers, pens and mice on the stage, as acts: tap, double tap, long press, carry. Headless: no React.
 *  The camera takes what falls on paper, two fingers, and everything while Space is held (see mayPan).
 *  @see docs/SPEC.md BD20–BD24 */
import type { Desk } from '../desk.ts'
import type { Point } from '../model/geometry.ts'
import type { Camera } from '../stage/camera.ts'

/** A finger is never quite still: below this it is a tap, beyond it carries. In CSS pixels. */
const SLOP_PX = 6
const LONG_PRESS_MS = 500
const DOUBLE_TAP_MS = 350
const DOUBLE_TAP_PX = 24
/** Carrying a card to the edge moves the view along, this many CSS pixels a frame at most. */
const EDGE_PX = 48
const EDGE_SPEED_PX = 12

export interface GestureActs {
  /** A card was tapped twice, or once more while selected by keyboard. */
  write(id: string): void
  /** A card was pressed long, or with the right button. */
  openMenu(id: string): void
}

interface Press {
  pointerId: number
  pointerType: string
  id: string
  start: Point
  /** Start in board units, so that a view that moves along carries the card along. */
  boardStart: Point
  latest: Point
  isCarrying: boolean
  extends: boolean
}

export class PointerGestures {
  readonly #element: HTMLElement
  readonly #desk: Desk
  readonly #camera: Camera
  readonly #acts: GestureActs
  readonly #pointers = new Set<number>()
  #press: Press | null = null
  #longPress: ReturnType<typeof setTimeout> | undefined
  #edgeFrame = 0
  #lastTap: { id: string | null; at: number; point: Point } | null = null
  #paperPress: Point | null = null
  isSpaceHeld = false

  constructor(element: HTMLElement, { desk, camera, acts }: { desk: Desk; camera: Camera; acts: GestureActs }) {
    this.#element = element
    this.#desk = desk
    this.#camera = camera
    this.#acts = acts
    element.addEventListener('pointerdown', this.#onDown)
    element.addEventListener('pointermove', this.#onMove)
    element.addEventListener('pointerup', this.#onUp)
    element.addEventListener('pointercancel', this.#onCancel)
    element.addEventListener('pointerleave', this.#onLeave)
    element.addEventListener('contextmenu', this.#onContextMenu)
    element.addEventListener('touchmove', this.#onTouchMove, { passive: false })
  }

  destroy(): void {
    const element = this.#element
    element.removeEventListener('pointerdown', this.#onDown)
    element.removeEventListener('pointermove', this.#onMove)
    element.removeEventListener('pointerup', this.#onUp)
    element.removeEventListener('pointercancel', this.#onCancel)
    element.removeEventListener('pointerleave', this.#onLeave)
    element.removeEventListener('contextmenu', this.#onContextMenu)
    element.removeEventListener('touchmove', this.#onTouchMove)
    this.#endPress()
  }

  /** Whether a press belongs to the camera. Asked by d3-zoom before this class hears of the press.
   *  Passed as `mayPan` to the Camera. */
  mayPan(event: MouseEvent | TouchEvent): boolean {
    if (isControl(event.target)) return false
    // Where nothing may be moved a finger on a card pans too; a tap still selects.
    if (!this.#desk.state.mayEdit && !('button' in event && event.button === 2)) return true
    if ('touches' in event) {
      if (event.touches.length > 1) return true
      const touch = event.touches[0]
      return touch === undefined || this.#isPaper(touch)
    }
    if (event.button === 1 || this.isSpaceHeld) return true
    return event.button === 0 && this.#isPaper(event)
  }

  readonly #onDown = (event: PointerEvent): void => {
    if (isControl(event.target)) return
    this.#pointers.add(event.pointerId)
    if (this.#pointers.size > 1) {
      // A second finger: the camera pinches, the card goes back to where it lay.
      this.#desk.cancelCarrying()
      this.#paperPress = null
      return this.#endPress()
    }
    if (this.isSpaceHeld || event.button !== 0) return
    const point = this.#camera.screenPoint(event)
    const boardStart = this.#camera.toBoard(point)
    const id = this.#desk.store.cardAt(boardStart)
    if (id === null) {
      this.#paperPress = point
      return
    }
    const { pointerId, pointerType } = event
    const press = { pointerId, pointerType, id, start: point, boardStart, latest: point, isCarrying: false }
    this.#press = { ...press, extends: event.shiftKey || event.ctrlKey || event.metaKey }
    if (pointerType !== 'mouse') this.#longPress = setTimeout(() => this.#onLongPress(), LONG_PRESS_MS)
  }

  readonly #onMove = (event: PointerEvent): void => {
    const point = this.#camera.screenPoint(event)
    if (this.#pointers.size <= 1) this.#desk.pointAt(this.#camera.toBoard(point))
    const press = this.#press
    if (press === null || press.pointerId !== event.pointerId) return
    press.latest = point
    if (!press.isCarrying) {
      if (distance(press.start, point) <= SLOP_PX || !this.#desk.state.mayEdit) return
      clearTimeout(this.#longPress)
      press.isCarrying = true
      this.#element.setPointerCapture(event.pointerId)
      if (this.#desk.state.writing !== null) this.#desk.stopWriting()
      this.#desk.startCarrying(press.id)
      this.#edgeFrame = requestAnimationFrame(this.#followEdge)
    }
    this.#carryTo(point)
  }

  readonly #onUp = (event: PointerEvent): void => {
    this.#pointers.delete(event.pointerId)
    const press = this.#press
    const point = this.#camera.screenPoint(event)
    if (press !== null && press.pointerId === event.pointerId) {
      this.#endPress()
      if (press.isCarrying) this.#desk.drop()
      else if (distance(press.start, point) <= SLOP_PX) this.#onTap(press.id, point, press)
    } else if (this.#paperPress !== null && distance(this.#paperPress, point) <= SLOP_PX && event.button === 0) {
      this.#onTap(null, point, null)
    }
    this.#paperPress = null
    if (event.pointerType !== 'mouse') this.#desk.pointAt(null)
  }

  readonly #onCancel = (event: PointerEvent): void => {
    this.#pointers.delete(event.pointerId)
    this.#paperPress = null
    if (this.#press?.pointerId !== event.pointerId) return
    this.#endPress()
    this.#desk.cancelCarrying()
  }

  readonly #onLeave = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse') this.#desk.pointAt(null)
  }

  /** Else the browser takes a finger on a card for one that scrolls, and the camera may not stop it when a second one comes. */
  readonly #onTouchMove = (event: TouchEvent): void => {
    if (event.cancelable && !isControl(event.target)) event.preventDefault()
  }

  readonly #onContextMenu = (event: MouseEvent): void => {
    if (isControl(event.target)) return
    event.preventDefault()
    if (this.#press !== null) return
    const id = this.#cardUnder(event)
    if (id === null || !this.#desk.state.mayEdit) return
    if (!this.#desk.state.selected.has(id)) this.#desk.select([id])
    this.#acts.openMenu(id)
  }

  #onTap(id: string | null, point: Point, press: Press | null): void {
    const now = performance.now()
    const last = this.#lastTap
    this.#lastTap = { id, at: now, point }
    if (id === null) {
      this.#desk.stopWriting()
      return this.#desk.select([])
    }
    if (press?.extends) return this.#desk.toggleSelected(id)
    const isDouble = last?.id === id && now - last.at < DOUBLE_TAP_MS && distance(last.point, point) < DOUBLE_TAP_PX
    if (isDouble && this.#desk.state.mayEdit) return this.#acts.write(id)
    if (this.#desk.state.writing !== null) this.#desk.stopWriting()
    this.#desk.select([id])
  }

  #onLongPress(): void {
    const press = this.#press
    if (press === null || press.isCarrying) return
    this.#endPress()
    this.#desk.select([press.id])
    if (this.#desk.state.mayEdit) this.#acts.openMenu(press.id)
  }

  #carryTo(point: Point): void {
    const [x, y] = this.#camera.toBoard(point)
    const [startX, startY] = this.#press!.boardStart
    this.#desk.carry([x - startX, y - startY])
  }

  /** Near an edge the view moves on under the carried card. */
  readonly #followEdge = (): void => {
    const press = this.#press
    if (!press?.isCarrying) return
    const [x, y] = press.latest
    const [width, height] = this.#camera.size
    const pull = (at: number, size: number): number => {
      if (at < EDGE_PX) return EDGE_SPEED_PX * Math.min(1, (EDGE_PX - at) / EDGE_PX)
      return at > size - EDGE_PX ? -EDGE_SPEED_PX * Math.min(1, (at - size + EDGE_PX) / EDGE_PX) : 0
    }
    const by: Point = [pull(x, width), pull(y, height)]
    if (by[0] !== 0 || by[1] !== 0) {
      this.#camera.panBy(by)
      this.#carryTo(press.latest)
    }
    this.#edgeFrame = requestAnimationFrame(this.#followEdge)
  }

  #endPress(): void {
    clearTimeout(this.#longPress)
    cancelAnimationFrame(this.#edgeFrame)
    this.#press = null
  }

  #isPaper(event: { clientX: number; clientY: number }): boolean {
    return this.#cardUnder(event) === null
  }

  #cardUnder(event: { clientX: number; clientY: number }): string | null {
    return this.#desk.store.cardAt(this.#camera.toBoard(this.#camera.screenPoint(event)))
  }
}

const distance = ([x1, y1]: Point, [x2, y2]: Point): number => Math.hypot(x2 - x1, y2 - y1)

/** Buttons, links and the open editor keep their own presses. */
const isControl = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('a, button, input, textarea, [contenteditable="true"], [data-own-gestures]') !== null
