/** Slows failed attempts, and only them: each is answered later than the one before, by key. Keys are sessions (or "no
 *  session"), never addresses: all tablets of a venue share one. A success never waits.  @see docs/SPEC.md JN5 */
import { FAILED_ATTEMPTS } from '../../shared/limits.ts'
import type { Clock } from './clock.ts'

interface Failures {
  /** Forgotten little by little. */
  count: number
  at: number
  waiting: number
}

export type FailureBrake = ReturnType<typeof createFailureBrake>

const RETRY_AFTER_SECONDS = Math.ceil(FAILED_ATTEMPTS.maxDelayMs / 1000)

export function createFailureBrake(clock: Clock) {
  const failuresByKey = new Map<string, Failures>()
  /** Answers that wait, of all keys. */
  let held = 0

  function countOne(key: string): Failures {
    const failures = failuresByKey.get(key) ?? { count: 0, at: clock.now(), waiting: 0 }
    const forgotten = ((clock.now() - failures.at) / 1000) * FAILED_ATTEMPTS.forgottenPerSecond
    failures.count = Math.max(0, failures.count - forgotten) + 1
    failures.at = clock.now()
    failuresByKey.set(key, failures)
    return failures
  }

  /** Bounds the table: keys whose failures are forgotten and for which nobody waits go. */
  function forgetCalm(): void {
    for (const [key, failures] of failuresByKey) {
      const isForgotten = ((clock.now() - failures.at) / 1000) * FAILED_ATTEMPTS.forgottenPerSecond >= failures.count
      if (isForgotten && failures.waiting === 0) failuresByKey.delete(key)
    }
  }

  /** After how many seconds to try again while so many answers wait that an attempt must not even be looked at; else null.
   *  To be asked before anything that could be guessed. */
  const refuseUnread = (): number | null => (held >= FAILED_ATTEMPTS.maxHeld ? RETRY_AFTER_SECONDS : null)

  return {
    refuseUnread,

    /** Call when an attempt has failed; resolves when the failure may be answered.
     *  @returns null, or after how many seconds to try again when too many answers were waiting already. */
    async slowDown(key: string): Promise<number | null> {
      const isFull = refuseUnread()
      if (isFull !== null) return isFull
      forgetCalm()
      const failures = countOne(key)
      const isTooMany = failures.waiting >= FAILED_ATTEMPTS.maxWaiting
      failures.waiting++
      held++
      try {
        const { delayStepMs, maxDelayMs } = FAILED_ATTEMPTS
        // As late as the others: an answer at once would tell a wrong code from a right one.
        await clock.wait(isTooMany ? maxDelayMs : Math.min(maxDelayMs, (failures.count - 1) * delayStepMs))
      } finally {
        failures.waiting--
        held--
      }
      return isTooMany ? RETRY_AFTER_SECONDS : null
    },
  }
}
