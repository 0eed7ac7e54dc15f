/** Who came in a moment ago, by the key that their tablet made: an answer that is lost on the venue's Wi-Fi is asked for again,
 *  and must not make a second person. In memory only, for it holds tokens; after a restart a retry makes somebody new.
 *  @see docs/SPEC.md JN13 */
import type { Clock } from './clock.ts'
import type { Joined } from './joining.ts'
import type { LiveSession } from './liveSessions.ts'

/** A person gives up, or reloads the page, long before. */
const KEPT_MS = 10 * 60_000

export class RecentJoins {
  readonly #clock: Clock
  /** Oldest first. */
  readonly #joins = new WeakMap<LiveSession, Map<string, Joined>>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Who came in by this key and has not left; null: nobody. */
  find(live: LiveSession, key: string | undefined): Joined | null {
    const joined = key === undefined ? undefined : this.#recent(live).get(key)
    return joined !== undefined && joined.participant.tokenHash !== null ? joined : null
  }

  remember(joined: Joined, key: string | undefined): void {
    if (key !== undefined) this.#recent(joined.live).set(key, joined)
  }

  #recent(live: LiveSession): Map<string, Joined> {
    const joins = this.#joins.get(live) ?? new Map<string, Joined>()
    this.#joins.set(live, joins)
    for (const [key, { participant }] of joins) {
      if (participant.createdAt > this.#clock.now() - KEPT_MS) break
      joins.delete(key)
    }
    return joins
  }
}
