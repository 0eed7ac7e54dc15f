import type { Presence } from '../../shared/protocol/presence.ts'

const SMALL_ROOM = 30
const LARGE_ROOM = 120
const FASTEST_MS = 100

/** How long to wait between two presence messages. Cursors thin out as the room grows, for venue Wi-Fi is the limit
 *  (each message goes to everyone); a card under a finger keeps at least 5 a second, so that it does not jump.
 *  @param people on the board.  @see docs/SPEC.md CS6 */
export function presenceIntervalMs(people: number, state: Presence | null): number {
  const growth = Math.min(1, Math.max(0, (people - SMALL_ROOM) / (LARGE_ROOM - SMALL_ROOM)))
  const slowestMs = state?.drag?.length ? 200 : 400
  return Math.round(FASTEST_MS + growth * (slowestMs - FASTEST_MS))
}
