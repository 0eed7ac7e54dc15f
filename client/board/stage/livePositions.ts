/** Where each card is at this moment: under this person's finger, under somebody else's, or where it lies.
 *  Previews never touch the doc; the drop does. */
import type { BoardStore } from '../model/boardStore.ts'
import type { Point } from '../model/geometry.ts'

type Previews = ReadonlyMap<string, Point>
const NONE: Previews = new Map()

export class LivePositions {
  readonly #store: BoardStore
  readonly #listeners = new Set<(changed: Iterable<string>) => void>()
  #own = NONE
  #others = NONE

  constructor(store: BoardStore) {
    this.#store = store
  }

  /** null for a card that is not known. */
  of(id: string): Point | null {
    return this.#own.get(id) ?? this.#others.get(id) ?? this.#store.card(id)?.pos ?? null
  }

  /** Cards that are not where the store says. */
  *carried(): Generator<string> {
    yield* this.#own.keys()
    for (const id of this.#others.keys()) if (!this.#own.has(id)) yield id
  }

  isCarried(id: string): boolean {
    return this.#own.has(id) || this.#others.has(id)
  }

  setOwn(previews: Previews): void {
    const changed = new Set([...this.#own.keys(), ...previews.keys()])
    this.#own = previews
    this.#tell(changed)
  }

  setOthers(previews: Previews): void {
    const changed = new Set<string>()
    for (const [id, pos] of previews) if (!isSamePoint(this.#others.get(id), pos)) changed.add(id)
    for (const id of this.#others.keys()) if (!previews.has(id)) changed.add(id)
    this.#others = previews
    if (changed.size > 0) this.#tell(changed)
  }

  subscribe(listener: (changed: Iterable<string>) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell(changed: Iterable<string>): void {
    for (const listener of this.#listeners) listener(changed)
  }
}

const isSamePoint = (a: Point | undefined, b: Point): boolean => a !== undefined && a[0] === b[0] && a[1] === b[1]
