/** Which cards stand in the DOM: those in view and a margin around it, brought in a few a frame while the view is at rest. Any
 *  change of them has the whole layer painted anew, which a moving view has no time for (40 ms a frame with 300 cards, CPU
 *  slowed 4 times): what is in view and not yet there is drawn by the tiles.  @see docs/SPEC.md BD13–BD14 */
import type { BoardStore } from '../model/boardStore.ts'
import { type Box, grow, isWithin, overlaps } from '../model/geometry.ts'
import type { Camera } from './camera.ts'

/** Below this zoom card text (18 px) is too small to read: the canvas draws all. */
const FAR_BELOW_ZOOM = 0.45
/** Around the view that is kept ready, in CSS pixels. Looked at anew when half of it is used up. */
const OVERSCAN_PX = 240
/** A card that leaves this margin is taken out; between the two margins it stays. */
const KEEP_PX = 480
const MOUNTS_A_FRAME = 8
const UNMOUNTS_A_FRAME = 12

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
    const takenOut = this.#camera.isMoving ? [] : leaving.slice(0, UNMOUNTS_A_FRAME)
    const broughtIn = this.#camera.isMoving ? this.#urgent(arriving) : this.#nextOf(arriving)
    this.#pending = arriving.filter((id) => !broughtIn.includes(id))
    const changes = gone.length + takenOut.length + broughtIn.length
    if (changes > 0) {
      const mounted = new Set(this.#mounted)
      for (const id of [...gone, ...takenOut]) mounted.delete(id)
      for (const id of broughtIn) mounted.add(id)
      this.#mounted = mounted
      this.#ids = [...mounted].sort((a, b) => this.#store.compareDepth(a, b))
      this.#frame = requestAnimationFrame(() => this.#step())
    }
    this.#tell()
  }

  /** What cannot wait for the view to rest. */
  #urgent(arriving: readonly string[]): string[] {
    const kept = new Set(this.#kept())
    return arriving.filter((id) => kept.has(id))
  }

  /** What one works on first, then what is in view, then its surroundings. */
  #nextOf(arriving: readonly string[]): string[] {
    const view = this.#camera.visibleBox
    const kept = new Set(this.#kept())
    const rank = (id: string): number => (kept.has(id) ? 0 : overlaps(this.#store.boxOf(id) ?? NOWHERE, view) ? 1 : 2)
    return arriving.toSorted((a, b) => rank(a) - rank(b)).slice(0, MOUNTS_A_FRAME)
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
