/** The process-wide tick. All rooms with news are applied, committed together (one transaction, one fsync) and only then
 *  broadcast. Short when little waits, longer as the rooms fill: the gap between two flushes is a multiple of what a flush
 *  costs, so that flushing never takes more than a fixed share of the core.  @see docs/SPEC.md RM3, RM4 */
import { performance } from 'node:perf_hooks'
import type { AppendBatch, DocLog } from '../storage/docLog.ts'
import { flushSeconds } from './metrics.ts'

export interface Flushable {
  /** Applies what waits, as far as one tick goes. @returns rows to commit, or null when there are none. */
  apply(): AppendBatch | null
  /** What apply() did is on disk: tell everybody. */
  afterCommit(): void
  /** What apply() did could not be committed: forget the doc and send everybody away to come back. */
  discard(): void
  /** Whether more waits than one tick could take. */
  hasMore(): boolean
}

/** Small enough that the cost of the updates themselves, which waiting does not save, cannot drive the gap up: at 480 people
 *  they take a sixth of the core, and 3 × 1/6 is well below 1. */
const GAP_PER_COST = 3
const MAX_GAP_MS = 33

export class FlushLoop {
  readonly #docLog: DocLog
  readonly #onError: (error: unknown) => void
  #dirty = new Set<Flushable>()
  #isScheduled = false
  #running: Promise<void> | null = null
  #lastEnd = 0
  /** Moving average of what a flush costs, ms of CPU time: on a shared machine the wall clock would count what others use,
   *  and slow the room down when it should not. */
  #cost = 0

  constructor(docLog: DocLog, onError: (error: unknown) => void) {
    this.#docLog = docLog
    this.#onError = onError
  }

  request(room: Flushable): void {
    this.#dirty.add(room)
    this.#schedule()
  }

  /** Flushes until nothing waits. */
  async drain(): Promise<void> {
    while (this.#dirty.size > 0 || this.#running !== null) await (this.#running ?? this.#flush())
  }

  #schedule(): void {
    if (this.#isScheduled || this.#running !== null) return
    this.#isScheduled = true
    const gap = Math.min(this.#cost * GAP_PER_COST, MAX_GAP_MS) - (performance.now() - this.#lastEnd)
    // setImmediate comes after all sockets that are readable now: what arrived together is flushed together.
    if (gap <= 0.5) setImmediate(() => this.#flush())
    else setTimeout(() => this.#flush(), gap)
  }

  #flush(): Promise<void> {
    this.#isScheduled = false
    if (this.#running !== null || this.#dirty.size === 0) return this.#running ?? Promise.resolve()
    const start = performance.now()
    const startCpu = threadCpuMs()
    this.#running = this.#flushRooms()
      .catch(this.#onError)
      .finally(() => {
        this.#running = null
        this.#lastEnd = performance.now()
        this.#cost += (threadCpuMs() - startCpu - this.#cost) * 0.1
        flushSeconds.observe((this.#lastEnd - start) / 1000)
        if (this.#dirty.size > 0) this.#schedule()
      })
    return this.#running
  }

  async #flushRooms(): Promise<void> {
    const rooms = [...this.#dirty]
    this.#dirty.clear()
    const batches: AppendBatch[] = []
    const applied: Flushable[] = []
    for (const room of rooms) {
      this.#isolate(room, () => {
        const batch = room.apply()
        applied.push(room)
        if (batch !== null) batches.push(batch)
        if (room.hasMore()) this.#dirty.add(room)
      })
    }
    try {
      if (batches.length > 0) await this.#docLog.append(batches)
    } catch (error) {
      // Which batch failed is not known; none is on disk. Everybody comes back and sends again what was not acked.
      for (const room of applied) room.discard()
      throw error
    }
    for (const room of applied) this.#isolate(room, () => room.afterCommit())
  }

  /** A room that fails is read again from the log; the others of the tick have nothing to do with it. */
  #isolate(room: Flushable, step: () => void): void {
    try {
      step()
    } catch (error) {
      room.discard()
      this.#onError(error)
    }
  }
}

function threadCpuMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
