/** What each participant may still cost, over all docs and connections. Who has used it up waits until it has filled again;
 *  nobody is refused for it.  One a server.  @see docs/SPEC.md GD14 */
import { PARTICIPANT_EFFORT } from '../../../shared/limits.ts'

const MAX_IDLE_ENTRIES = 4_000

export class EffortBudgets {
  /** Steps spent and not made up for yet, and when that was so. */
  readonly #debts = new Map<string, { steps: number; at: number }>()

  isSpent(participant: string): boolean {
    return this.#debt(participant, Date.now()) > PARTICIPANT_EFFORT.burst
  }

  spend(participant: string, steps: number): void {
    const now = Date.now()
    this.#debts.set(participant, { steps: this.#debt(participant, now) + steps, at: now })
    if (this.#debts.size > MAX_IDLE_ENTRIES) this.#forgetSettled(now)
  }

  #debt(participant: string, now: number): number {
    const debt = this.#debts.get(participant)
    if (debt === undefined) return 0
    return Math.max(0, debt.steps - (Math.max(0, now - debt.at) / 1_000) * PARTICIPANT_EFFORT.perSecond)
  }

  #forgetSettled(now: number): void {
    for (const participant of [...this.#debts.keys()])
      if (this.#debt(participant, now) === 0) this.#debts.delete(participant)
  }
}
