/** The zones of a board as immutable snapshots, and how many cards lie in each. Read by the stage and the panels.
 *  @see docs/SPEC.md ZN1, ZN2 */
import type * as Y from 'yjs'
import { readZone, zonesOf } from '../../../shared/board/boardDoc.ts'
import type { ZoneRecord } from '../../../shared/board/zone.ts'
import { zoneAt } from '../../../shared/board/zonePlace.ts'
import type { BoardStore } from './boardStore.ts'
import { type Box, boxAround, boxAt, centreOf } from './geometry.ts'
import type { Schedule } from './pace.ts'

export interface ZoneSnapshot extends Readonly<ZoneRecord> {
  readonly id: string
}

/** Counting looks at every card: not at every letter. */
const COUNT_EVERY_MS = 400

export class ZoneStore {
  readonly #zones: ReturnType<typeof zonesOf>
  readonly #cards: BoardStore
  readonly #schedule: Schedule
  readonly #listeners = new Set<() => void>()
  readonly #stop: () => void
  #all: readonly ZoneSnapshot[] = []
  #counts: ReadonlyMap<string, number> = new Map()
  #countTimer: ReturnType<typeof setTimeout> | undefined
  #isStale = false

  constructor(doc: Y.Doc, cards: BoardStore, schedule: Schedule) {
    this.#zones = zonesOf(doc)
    this.#cards = cards
    this.#schedule = schedule
    this.#read()
    this.#count()
    this.#zones.observeDeep(this.#onEvents)
    this.#stop = cards.subscribe(() => {
      if (this.#all.length > 0) this.#countTimer ??= setTimeout(() => this.#countAndTell(), COUNT_EVERY_MS)
    })
  }

  destroy(): void {
    this.#zones.unobserveDeep(this.#onEvents)
    this.#stop()
    clearTimeout(this.#countTimer)
    this.#listeners.clear()
  }

  /** From the largest to the smallest, as they lie on each other; the same array until a zone changes. */
  get all(): readonly ZoneSnapshot[] {
    return this.#all
  }

  /** Cards by zone; the same map until a number changes. */
  get counts(): ReadonlyMap<string, number> {
    return this.#counts
  }

  /** The box around all zones; null when there are none. */
  get bounds(): Box | null {
    return this.#all.length === 0 ? null : boxAround(this.#all.map(boxOfZone))
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The zone in which a card's box lies by its middle; null for none. */
  zoneOf(box: Box): string | null {
    return zoneAt(
      this.#all.map((zone) => [zone.id, zone]),
      centreOf(box),
    )
  }

  /** Takes up what changed now instead of before the next frame. */
  flush(): void {
    if (!this.#isStale) return
    this.#isStale = false
    this.#read()
    this.#countAndTell()
  }

  readonly #onEvents = (): void => {
    if (this.#isStale) return
    this.#isStale = true
    this.#schedule(() => this.flush())
  }

  #read(): void {
    const zones: ZoneSnapshot[] = []
    for (const [id, map] of this.#zones) {
      const zone = readZone(map)
      if (zone !== null && zone.deletedAt === null) zones.push({ ...zone, id })
    }
    this.#all = zones.sort((a, b) => areaOf(b) - areaOf(a) || (a.id < b.id ? -1 : 1))
  }

  #countAndTell(): void {
    clearTimeout(this.#countTimer)
    this.#countTimer = undefined
    this.#count()
    for (const listener of this.#listeners) listener()
  }

  #count(): void {
    const counts = new Map<string, number>()
    for (const { id } of this.#cards.cardsOnBoard()) {
      const zone = this.zoneOf(this.#cards.boxOf(id)!)
      if (zone !== null) counts.set(zone, (counts.get(zone) ?? 0) + 1)
    }
    if (!isSame(counts, this.#counts)) this.#counts = counts
  }
}

export const boxOfZone = ({ pos, size }: ZoneSnapshot): Box => boxAt(pos, size[0], size[1])

const areaOf = ({ size: [width, height] }: ZoneSnapshot): number => width * height

const isSame = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean =>
  a.size === b.size && [...a].every(([key, value]) => b.get(key) === value)
