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

export function createFailureBrake(clock: Clock) {
  const failuresByKey = new Map<string, Failures>()

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

  return {
    /** Call when an attempt has failed; resolves when the failure may be answered.
     *  @returns null, or after how many seconds to try again when too many answers are waiting already. */
    async slowDown(key: string): Promise<number | null> {
      forgetCalm()
      const failures = countOne(key)
      if (failures.waiting >= FAILED_ATTEMPTS.maxWaiting) return Math.ceil(FAILED_ATTEMPTS.maxDelayMs / 1000)
      failures.waiting++
      try {
        await clock.wait(Math.min(FAILED_ATTEMPTS.maxDelayMs, (failures.count - 1) * FAILED_ATTEMPTS.delayStepMs))
      } finally {
        failures.waiting--
      }
      return null
    },
  }
}
