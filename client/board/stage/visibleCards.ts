/** Which cards stand in the DOM: those in view and a margin around it, brought in a few a frame so that no frame is long.
 *  What is in view and not yet there is drawn by the far canvas.  @see docs/SPEC.md BD13–BD14 */
import type { BoardStore } from '../model/boardStore.ts'
import { type Box, grow, isWithin, overlaps } from '../model/geometry.ts'
import type { Camera } from './camera.ts'

/** Below this zoom card text (18 px) is too small to read: the canvas draws all. */
const FAR_BELOW_ZOOM = 0.45
/** Around the view that is kept ready, in CSS pixels. Looked at anew when half of it is used up. */
const OVERSCAN_PX = 240
/** A card that leaves this margin is taken out; between the two margins it stays. */
const KEEP_PX = 480
/** Cards that come into the DOM in one frame: fewer where frames are late, more where they are in time. */
const MOUNTS_A_FRAME = { fewest: 1, most: 8 }
const LATE_FRAME_MS = 21
const UNMOUNTS_A_FRAME = 6
/** Taking out waits until the view is at rest, unless there are so many. */
const MANY_CARDS = 320

const NOWHERE: Box = { minX: Number.POSITIVE_INFINITY, minY: 0, maxX: Number.NEGATIVE_INFINITY, maxY: 0 }

export class VisibleCards {
  readonly #store: BoardStore
  readonly #camera: Camera
  readonly #listeners = new Set<() => void>()
  readonly #stops: (() => void)[]
  /** Cards that must stand in the DOM wherever they are: selected, focused, being written. */
  readonly #kept: () => Iterable<string>
  #mounted = new Set<string>()
  #target = new Set<string>()
  /** Of the target, those that are still on their way. */
  #pending: readonly string[] = []
  #covered: Box | null = null
  #frame = 0
  #lastStepAt = 0
  #mountsAFrame = MOUNTS_A_FRAME.fewest
  #ids: readonly string[] = []
  isFar = false

  constructor(store: BoardStore, camera: Camera, kept: () => Iterable<string>) {
    this.#store = store
    this.#camera = camera
    this.#kept = kept
    this.#stops = [camera.subscribe(() => this.#onCamera()), store.subscribe((changed) => this.#onCards(changed))]
    this.#onCamera()
  }

  destroy(): void {
    for (const stop of this.#stops) stop()
    cancelAnimationFrame(this.#frame)
  }

  /** Ids of the cards to render, lowest first; the same array until it changes. */
  get ids(): readonly string[] {
    return this.#ids
  }

  has(id: string): boolean {
    return this.#mounted.has(id)
  }

  /** Whether every card in view stands in the DOM. */
  get isComplete(): boolean {
    if (this.isFar || this.#covered === null) return false
    const view = this.#camera.visibleBox
    if (!isWithin(view, this.#covered)) return false
    return !this.#pending.some((id) => overlaps(this.#store.boxOf(id) ?? NOWHERE, view))
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Looks again: what must be kept has changed. */
  refresh(): void {
    for (const id of this.#kept()) if (!this.#target.has(id)) return this.#retarget()
  }

  #onCamera(): void {
    const isFar = this.#camera.view.zoom < FAR_BELOW_ZOOM
    if (isFar !== this.isFar) {
      this.isFar = isFar
      this.#covered = null
      if (isFar) this.#tell()
    }
    if (isFar) return
    const needed = grow(this.#camera.visibleBox, OVERSCAN_PX / 2 / this.#camera.view.zoom)
    const isSettling = !this.#camera.isMoving && this.#frame === 0
    if (this.#covered === null || isSettling || !isWithin(needed, this.#covered)) this.#retarget()
  }

  #onCards(changed: ReadonlySet<string>): void {
    const covered = this.#covered
    if (covered === null) return
    const concerns = (id: string): boolean => {
      const box = this.#store.boxOf(id)
      return (box !== undefined && overlaps(box, covered)) !== this.#target.has(id)
    }
    for (const id of changed) if (concerns(id)) return this.#retarget()
  }

  #retarget(): void {
    if (this.isFar) return
    const { visibleBox, view } = this.#camera
    this.#covered = grow(visibleBox, OVERSCAN_PX / view.zoom)
    this.#target = new Set(this.#store.search(this.#covered))
    const keepBox = grow(visibleBox, KEEP_PX / view.zoom)
    for (const id of this.#mounted) {
      const box = this.#store.boxOf(id)
      if (box !== undefined && overlaps(box, keepBox)) this.#target.add(id)
    }
    for (const id of this.#kept()) if (this.#store.isOnBoard(id)) this.#target.add(id)
    this.#step()
  }

  /** One frame's share of the way from what stands to what should. */
  #step(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
    const arriving = [...this.#target].filter((id) => !this.#mounted.has(id))
    const leaving = [...this.#mounted].filter((id) => !this.#target.has(id))
    const gone = leaving.filter((id) => !this.#store.isOnBoard(id))
    const mayTakeOut = !this.#camera.isMoving || this.#mounted.size > MANY_CARDS
    const takenOut = mayTakeOut ? leaving.slice(0, UNMOUNTS_A_FRAME) : []
    const inOrder = arriving.sort(this.#byUrgency())
    const broughtIn = inOrder.slice(0, this.#mountsAFrame)
    this.#pending = inOrder.slice(this.#mountsAFrame)
    const changes = gone.length + takenOut.length + broughtIn.length
    if (changes > 0) {
      const mounted = new Set(this.#mounted)
      for (const id of [...gone, ...takenOut]) mounted.delete(id)
      for (const id of broughtIn) mounted.add(id)
      this.#mounted = mounted
      this.#ids = [...mounted].sort((a, b) => this.#store.compareDepth(a, b))
      this.#frame = requestAnimationFrame((now) => this.#nextStep(now))
    }
    this.#tell()
  }

  #nextStep(now: number): void {
    const isLate = now - this.#lastStepAt > LATE_FRAME_MS
    this.#lastStepAt = now
    const { fewest, most } = MOUNTS_A_FRAME
    this.#mountsAFrame = Math.min(most, Math.max(fewest, this.#mountsAFrame + (isLate ? -2 : 1)))
    this.#step()
  }

  /** What one works on first, then what is in view, then its surroundings. */
  #byUrgency(): (a: string, b: string) => number {
    const view = this.#camera.visibleBox
    const kept = new Set(this.#kept())
    const rank = (id: string): number => (kept.has(id) ? 0 : overlaps(this.#store.boxOf(id) ?? NOWHERE, view) ? 1 : 2)
    return (a, b) => rank(a) - rank(b)
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
