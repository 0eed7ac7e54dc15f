/** Who points where on one doc: awareness states, checked, put under the sender's own name, and sent in batches that grow
 *  rarer as the room fills, so that presence never takes more than its share of a tablet's Wi-Fi.  @see docs/SPEC.md PR1–PR4 */
import { MAX_PRESENCE_STATE_BYTES } from '../../shared/limits.ts'
import { type PeerPresence, presenceSchema } from '../../shared/protocol/presence.ts'
import { type PresenceEntry, presenceFrame } from './wire.ts'

/** What one tablet receives of presence, at most. Venue Wi-Fi is the limit of a room: 120 tablets share it. */
const BYTES_PER_SECOND = 12_000
const MAX_BATCH_BYTES = 4_096
const MIN_INTERVAL_MS = 100
/** A clock this far ahead would mute the real owner in every peer. Ten changes a second for a day are under a million. */
const MAX_CLOCK_STEP = 1_000_000
const GONE = 'null'

/** Whoever sends presence: a connection. */
export interface PresenceSender {
  readonly participant: string
}

interface Peer {
  /** null once it has left; the clock is kept, so that an echo of it stays an echo. */
  sender: PresenceSender | null
  /** Clock that the others know. */
  clock: number
  state: string
}

export class Presence {
  readonly #peers = new Map<number, Peer>()
  readonly #clientBySender = new Map<PresenceSender, number>()
  /** Clients whose news wait for the next batch, longest waiting first. */
  readonly #changed = new Set<number>()

  /** Takes a sender's awareness update.
   *  @param claim makes a clientID the sender's; false when it is somebody else's.
   *  @returns false when it speaks in another's name or is out of bounds. */
  receive(sender: PresenceSender, entries: readonly PresenceEntry[], claim: (client: number) => boolean): boolean {
    return entries.every((entry) => this.#receiveEntry(sender, entry, claim))
  }

  #receiveEntry(sender: PresenceSender, entry: PresenceEntry, claim: (client: number) => boolean): boolean {
    const peer = this.#peers.get(entry.client)
    const isOwn = this.#clientBySender.get(sender) === entry.client
    if (!isOwn && !this.#canTakeOver(sender, entry, claim)) {
      // A stock provider repeats what it heard of others. It can never know more than the server.
      return peer === undefined ? entry.state === GONE : entry.clock <= peer.clock
    }
    if (entry.clock > (peer?.clock ?? 0) + MAX_CLOCK_STEP) return false
    const state = entry.state === GONE ? GONE : presenceState(sender.participant, entry.state)
    if (state === null) return false
    if (isOwn && peer !== undefined && entry.clock <= peer.clock && state === peer.state) return true
    if (peer?.sender) this.#clientBySender.delete(peer.sender)
    this.#clientBySender.set(sender, entry.client)
    // A client that came back may begin below what the others know of it; they would not listen.
    const clock = peer === undefined ? entry.clock : Math.max(entry.clock, peer.clock + 1)
    this.#peers.set(entry.client, { sender, clock, state })
    this.#changed.add(entry.client)
    return true
  }

  /** A connection has one clientID: the first free one that it shows. Its own tablet may have come back faster than the
   *  old connection was missed; then it knows more of itself than the others do. */
  #canTakeOver(sender: PresenceSender, { client, clock }: PresenceEntry, claim: (client: number) => boolean): boolean {
    if (this.#clientBySender.has(sender)) return false
    const peer = this.#peers.get(client)
    const isFree = !peer?.sender || (peer.sender.participant === sender.participant && clock > peer.clock)
    return isFree && claim(client)
  }

  /** The sender's connection is gone. */
  leave(sender: PresenceSender): void {
    const client = this.#clientBySender.get(sender)
    if (client === undefined) return
    this.#clientBySender.delete(sender)
    const peer = this.#peers.get(client)
    if (peer?.sender !== sender) return
    this.#peers.set(client, { sender: null, clock: peer.clock, state: GONE })
    this.#changed.add(client)
  }

  get hasNews(): boolean {
    return this.#changed.size > 0
  }

  /** The next batch for everybody and how long to wait after it, ms. */
  takeBatch(): { frame: Buffer; restMs: number } {
    const entries: PresenceEntry[] = []
    let sizeBytes = 0
    for (const client of this.#changed) {
      if (sizeBytes >= MAX_BATCH_BYTES) break
      const { clock, state } = this.#peers.get(client)!
      entries.push({ client, clock, state })
      sizeBytes += state.length + 9
      this.#changed.delete(client)
    }
    return { frame: presenceFrame(entries), restMs: Math.max(MIN_INTERVAL_MS, (sizeBytes / BYTES_PER_SECOND) * 1000) }
  }

  /** Everybody who is here, for somebody who comes in; null when there is nobody. */
  everybody(): Buffer | null {
    const entries: PresenceEntry[] = []
    for (const [client, { clock, state }] of this.#peers) if (state !== GONE) entries.push({ client, clock, state })
    return entries.length === 0 ? null : presenceFrame(entries)
  }
}

/** What others receive, as JSON; null when it is no JSON object or too large. Fields that Tablée does not know, or whose
 *  shape is another tool's, are left out rather than refused: a stock editor writes `user` and its own `cursor`. */
function presenceState(participant: string, json: string): string | null {
  if (json.length > MAX_PRESENCE_STATE_BYTES) return null
  let sent: unknown
  try {
    sent = JSON.parse(json)
  } catch {
    return null
  }
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return null
  const state: PeerPresence = { participant }
  for (const [key, schema] of Object.entries(presenceSchema.shape)) {
    const field = schema.safeParse((sent as Record<string, unknown>)[key])
    if (field.success && field.data != null) Object.assign(state, { [key]: field.data })
  }
  return JSON.stringify(state)
}
