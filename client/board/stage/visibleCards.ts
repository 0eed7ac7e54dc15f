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
const MOUNTS_A_FRAME = 4
const UNMOUNTS_A_FRAME = 4

export class VisibleCards {
  readonly #store: BoardStore
  readonly #camera: Camera
  readonly #listeners = new Set<() => void>()
  readonly #stops: (() => void)[]
  /** Cards that must stand in the DOM wherever they are: selected, focused, being written. */
  readonly #kept: () => Iterable<string>
  #mounted = new Set<string>()
  #target = new Set<string>()
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
    return !this.isFar && this.#mounted.size >= this.#target.size && this.#frame === 0
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
    if (this.#covered === null || !isWithin(needed, this.#covered)) this.#retarget()
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
    if (arriving.length === 0 && leaving.length === 0) return this.#tell()
    const view = this.#camera.visibleBox
    const kept = new Set(this.#kept())
    const rank = (id: string): number => (kept.has(id) ? 0 : overlaps(this.#store.boxOf(id)!, view) ? 1 : 2)
    const mounted = new Set(this.#mounted)
    for (const id of leaving.slice(0, UNMOUNTS_A_FRAME)) mounted.delete(id)
    for (const id of leaving) if (!this.#store.isOnBoard(id)) mounted.delete(id)
    for (const id of arriving.sort((a, b) => rank(a) - rank(b)).slice(0, MOUNTS_A_FRAME)) mounted.add(id)
    this.#mounted = mounted
    this.#ids = [...mounted].sort((a, b) => this.#store.compareDepth(a, b))
    this.#frame = requestAnimationFrame(() => this.#step())
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
