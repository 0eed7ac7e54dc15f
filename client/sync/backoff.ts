const FIRST_DELAY_MS = 200
const LONGEST_DELAY_MS = 5_000

/** How long to wait before the next attempt: full jitter, so that 120 tablets do not come back in the same instant.
 *  @param failures attempts in a row that came to nothing; 0 after a connection that worked.
 *  @param random in [0, 1).  @see docs/SPEC.md CS4 */
export function reconnectDelayMs(failures: number, random: number): number {
  const ceiling = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(failures, 10))
  return Math.round(random * ceiling)
}
