/** What the tablets of one room have sent and the tick has not judged yet: everybody's in order, and everybody by turns, so
 *  that one who sends a thousand holds nobody up.  Used by the room. */
import { performance } from 'node:perf_hooks'
import { MAX_FRAME_BYTES } from '../../shared/limits.ts'
import type { CloseReason } from '../../shared/protocol/closeCodes.ts'
import type { Connection } from './connection.ts'
import type { EffortBudgets } from './guard/effortBudgets.ts'

const MAX_PARKED_UPDATES = 1_000
/** How often it is asked whether somebody who has to wait may go on. */
const HELD_BACK_MS = 50
/** What a refusal can mean when the update only came before what it builds on. */
const TOO_EARLY: ReadonlySet<CloseReason> = new Set(['clock-gap', 'dangling-reference', 'future-delete'])

export interface WaitingUpdate {
  update: Uint8Array
  isStep2: boolean
  /** The how manieth of its connection, from 1. */
  index: number
}

export class UpdateQueue {
  readonly #waiting = new Map<Connection, WaitingUpdate[]>()
  readonly #budgets: EffortBudgets
  readonly #wake: () => void
  #wakeTimer: NodeJS.Timeout | null = null

  /** @param wake called when somebody who had to wait may have a turn. */
  constructor(budgets: EffortBudgets, wake: () => void) {
    this.#budgets = budgets
    this.#wake = wake
  }

  get isEmpty(): boolean {
    return this.#waiting.size === 0
  }

  /** Whether it is anybody's turn: not of those who have cost too much lately. */
  get hasTurn(): boolean {
    return [...this.#waiting.keys()].some((connection) => !this.#isHeldBack(connection))
  }

  add(connection: Connection, { update, isStep2 }: { update: Uint8Array; isStep2: boolean }): void {
    const numbered = { update, isStep2, index: ++connection.receivedUpdates }
    const waiting = this.#waiting.get(connection)
    if (waiting === undefined) this.#waiting.set(connection, [numbered])
    else waiting.push(numbered)
  }

  /** Hands out what waits until it is used up, the time is over or the taker has had enough.
   *  @param deadline of performance.now(). @param take returns false to stop. */
  takeByTurns(deadline: number, take: (connection: Connection, next: WaitingUpdate) => boolean): void {
    this.#takeUntil(deadline, take)
    if (!this.isEmpty) this.#wakeTimer ??= setTimeout(() => this.#wakeUp(), HELD_BACK_MS)
  }

  #takeUntil(deadline: number, take: (connection: Connection, next: WaitingUpdate) => boolean): void {
    for (const [connection, waiting] of this.#waiting) {
      if (this.#isHeldBack(connection)) continue
      // What a tablet sent before it left counts; what it sent after something that was refused does not.
      const next = connection.isRefused ? undefined : waiting.shift()
      const hasEnough = next !== undefined && !take(connection, next)
      // To the end of the queue, where this loop comes by again.
      this.#waiting.delete(connection)
      if (waiting.length > 0 && !connection.isRefused) this.#waiting.set(connection, waiting)
      if (hasEnough || performance.now() > deadline) return
    }
  }

  /** An update may overtake the step 2 that it builds on: the provider sends edits as soon as the socket is open.
   *  @returns false when that cannot be why it was refused. */
  park(connection: Connection, waiting: WaitingUpdate, reason: CloseReason): boolean {
    if (connection.isSynced || waiting.isStep2 || !TOO_EARLY.has(reason)) return false
    connection.parked.push(waiting)
    connection.parkedBytes += waiting.update.length
    return connection.parked.length <= MAX_PARKED_UPDATES && connection.parkedBytes <= MAX_FRAME_BYTES
  }

  /** Its step 2 has come: what was parked is next. */
  unpark(connection: Connection): void {
    connection.isSynced = true
    const parked = connection.parked.splice(0)
    if (parked.length > 0) this.#waiting.get(connection)?.unshift(...parked)
  }

  clear(): void {
    this.#waiting.clear()
    if (this.#wakeTimer !== null) clearTimeout(this.#wakeTimer)
  }

  #isHeldBack({ isRefused, participant }: Connection): boolean {
    return !isRefused && this.#budgets.isSpent(participant)
  }

  #wakeUp(): void {
    this.#wakeTimer = null
    this.#wake()
  }
}
