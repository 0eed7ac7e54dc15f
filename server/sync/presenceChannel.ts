/** Carries presence between the connections of one room: at its own pace, beside the tick, and never to who is slow.
 *  Made by the room.  @see docs/SPEC.md PR1–PR5 */
import { performance } from 'node:perf_hooks'
import type { Connection } from './connection.ts'
import type { ClientOwners } from './guard/clientOwners.ts'
import { Refusal } from './guard/refusal.ts'
import { type ClientClaims, PROOF_MS, Presence } from './presence.ts'
import { readPresence } from './wire.ts'

/** Who asks for everybody more often is answered once: what is new since comes with the next batch. */
const MIN_ANSWER_INTERVAL_MS = 100

export class PresenceChannel {
  readonly #connections: ReadonlySet<Connection>
  readonly #presence: Presence<Connection>
  readonly #answeredAt = new WeakMap<Connection, number>()
  #timer: NodeJS.Timeout | null = null
  #restUntil = 0
  #proofTimer: NodeJS.Timeout | null = null

  constructor(connections: ReadonlySet<Connection>, owners: ClientOwners) {
    this.#connections = connections
    this.#presence = new Presence(claimsOf(owners))
  }

  destroy(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    if (this.#proofTimer !== null) clearTimeout(this.#proofTimer)
  }

  /** @param update an awareness update as it came. */
  receive(connection: Connection, update: Uint8Array): void {
    try {
      if (!this.#presence.receive(connection, readPresence(update))) connection.close('forged-presence')
    } catch (error) {
      connection.close(error instanceof Refusal ? error.reason : 'malformed', 'presence')
    }
    this.#schedule()
    this.#scheduleProof()
  }

  /** Tells somebody who is here. */
  answer(connection: Connection): void {
    const now = performance.now()
    if (now - (this.#answeredAt.get(connection) ?? Number.NEGATIVE_INFINITY) < MIN_ANSWER_INTERVAL_MS) return
    this.#answeredAt.set(connection, now)
    const frame = this.#presence.everybodyFor(connection)
    if (frame !== null) connection.sendPresence(frame)
  }

  leave(connection: Connection): void {
    this.#presence.leave(connection)
    this.#schedule()
  }

  #schedule(): void {
    if (this.#timer !== null || !this.#presence.hasNews) return
    this.#timer = setTimeout(() => this.#send(), Math.max(0, this.#restUntil - performance.now()))
  }

  #send(): void {
    this.#timer = null
    const { frame, frames, restMs } = this.#presence.takeBatch()
    this.#restUntil = performance.now() + restMs
    for (const connection of this.#connections) connection.sendPresence(frames.get(connection) ?? frame)
    this.#schedule()
  }

  #scheduleProof(): void {
    if (this.#presence.hasUnproven) this.#proofTimer ??= setTimeout(() => this.#sendForgersAway(), PROOF_MS)
  }

  #sendForgersAway(): void {
    this.#proofTimer = null
    for (const forger of this.#presence.takeForgers()) forger.close('forged-presence')
    this.#scheduleProof()
  }
}

/** A clientID is reserved at once: whoever hears of it by presence must not be able to write in its name first. */
function claimsOf(owners: ClientOwners): ClientClaims {
  return {
    ownerOf: (client) => owners.ownerOf(client),
    claim(client, participant) {
      if (owners.isRetired(client) || !owners.isOpenTo(client, participant)) return false
      owners.reserve(client, participant)
      return true
    },
  }
}
