/** Who points where on one doc: awareness states, checked, put under the sender's own name, and sent in batches that grow
 *  rarer as the room fills, so that presence never takes more than its share of a tablet's Wi-Fi.  @see docs/SPEC.md PR1–PR5 */
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

/** How long somebody may say more of another than that other has said: two stock providers in one browser tell each other
 *  past the server, which may hear it from the wrong one first. */
export const PROOF_MS = 1_000

/** Whoever sends presence: a connection. */
export interface PresenceSender {
  readonly participant: string
}

/** Whose a clientID is. */
export interface ClientClaims {
  ownerOf(client: number): string | undefined
  /** Makes it the participant's if it can be. @returns whether it is theirs now. */
  claim(client: number, participant: string): boolean
}

interface Peer<Sender> {
  /** null once it has left; the clock is kept, so that an echo of it stays an echo. */
  sender: Sender | null
  /** Clock that the others know. */
  clock: number
  /** Whether the others know a later clock than the sender does. */
  isAhead: boolean
  state: string
}

/** By the clientID that is spoken of. */
type Claims<Sender> = Map<number, { sender: Sender; clock: number }>

interface Batch<Sender> {
  /** For everybody but the few below. */
  frame: Buffer
  /** For senders whom the common frame would tell their own state: theirs is without it. */
  frames: Map<Sender, Buffer>
  /** How long to wait after it, ms. */
  restMs: number
}

export class Presence<Sender extends PresenceSender> {
  readonly #claims: ClientClaims
  readonly #peers = new Map<number, Peer<Sender>>()
  readonly #clientBySender = new Map<Sender, number>()
  /** Clients whose news wait for the next batch, longest waiting first. */
  readonly #changed = new Set<number>()
  /** What was said of another, and that other had not said yet: before the last takeForgers(), and since. */
  #unproven: Claims<Sender> = new Map()
  #justSaid: Claims<Sender> = new Map()
  /** null after a change. */
  #everybody: Buffer | null = null

  constructor(claims: ClientClaims) {
    this.#claims = claims
  }

  /** Takes a sender's awareness update. @returns false when it speaks in another's name or is out of bounds. */
  receive(sender: Sender, entries: readonly PresenceEntry[]): boolean {
    return entries.every((entry) => this.#receiveEntry(sender, entry))
  }

  #receiveEntry(sender: Sender, entry: PresenceEntry): boolean {
    const peer = this.#peers.get(entry.client)
    if (entry.clock > (peer?.clock ?? 0) + MAX_CLOCK_STEP) return false
    const isOwn = this.#clientBySender.get(sender) === entry.client
    if (!isOwn && !this.#canTakeOver(sender, entry)) return this.#hearOfAnother(sender, entry, peer)
    const state = entry.state === GONE ? GONE : presenceState(sender.participant, entry.state)
    if (state === null) return false
    if (isOwn && peer !== undefined && entry.clock <= peer.clock && state === peer.state) return true
    if (peer?.sender) this.#clientBySender.delete(peer.sender)
    this.#clientBySender.set(sender, entry.client)
    // A client that came back may begin below what the others know of it; they would not listen.
    const clock = peer === undefined ? entry.clock : Math.max(entry.clock, peer.clock + 1)
    this.#set(entry.client, { sender, clock, isAhead: clock > entry.clock, state })
    return true
  }

  /** A connection has one clientID: the first free one that it shows. Its own tablet may have come back faster than the
   *  old connection was missed; then it knows more of itself than the others do. */
  #canTakeOver(sender: Sender, { client, clock }: PresenceEntry): boolean {
    if (this.#clientBySender.has(sender)) return false
    const peer = this.#peers.get(client)
    const isFree = !peer?.sender || (peer.sender.participant === sender.participant && clock > peer.clock)
    return isFree && this.#claims.claim(client, sender.participant)
  }

  /** A stock provider repeats what it heard of others. It is never passed on; but who makes it up is sent away. */
  #hearOfAnother(sender: Sender, { client, clock }: PresenceEntry, peer: Peer<Sender> | undefined): boolean {
    const owner = this.#claims.ownerOf(client)
    const isNews = clock > (peer?.clock ?? -1)
    if (isNews && owner !== undefined && owner !== sender.participant) this.#justSaid.set(client, { sender, clock })
    return true
  }

  get hasUnproven(): boolean {
    return this.#unproven.size + this.#justSaid.size > 0
  }

  /** Who said what the person in question has not said since. Called every PROOF_MS while there is something unproven; what
   *  was said since the last call has until the next, or it might have had no time at all. */
  takeForgers(): Sender[] {
    const forgers: Sender[] = []
    for (const [client, { sender, clock }] of this.#unproven) {
      const peer = this.#peers.get(client)
      // Who left meanwhile has no more to say.
      if (peer === undefined || (peer.sender !== null && peer.clock < clock)) forgers.push(sender)
    }
    this.#unproven = this.#justSaid
    this.#justSaid = new Map()
    return forgers
  }

  /** The sender's connection is gone. */
  leave(sender: Sender): void {
    const client = this.#clientBySender.get(sender)
    if (client === undefined) return
    this.#clientBySender.delete(sender)
    const peer = this.#peers.get(client)
    if (peer?.sender === sender) this.#set(client, { sender: null, clock: peer.clock, isAhead: false, state: GONE })
  }

  #set(client: number, peer: Peer<Sender>): void {
    this.#peers.set(client, peer)
    this.#changed.add(client)
    this.#everybody = null
  }

  get hasNews(): boolean {
    return this.#changed.size > 0
  }

  takeBatch(): Batch<Sender> {
    const entries: PresenceEntry[] = []
    const ahead: { client: number; sender: Sender }[] = []
    let sizeBytes = 0
    for (const client of this.#changed) {
      if (sizeBytes >= MAX_BATCH_BYTES) break
      const { clock, state, sender, isAhead } = this.#peers.get(client)!
      entries.push({ client, clock, state })
      // It would take the others' shortened copy of its state for news, and forget its own.
      if (isAhead && sender !== null) ahead.push({ client, sender })
      sizeBytes += state.length + 9
      this.#changed.delete(client)
    }
    const without = (own: number): Buffer => presenceFrame(entries.filter(({ client }) => client !== own))
    return {
      frame: presenceFrame(entries),
      frames: new Map(ahead.map(({ client, sender }) => [sender, without(client)])),
      restMs: Math.max(MIN_INTERVAL_MS, (sizeBytes / BYTES_PER_SECOND) * 1000),
    }
  }

  /** Everybody who is here, for somebody who comes in; null when there is nobody. */
  everybodyFor(sender: Sender): Buffer | null {
    const own = this.#clientBySender.get(sender)
    if (own !== undefined && this.#peers.get(own)!.isAhead) return this.#frameOfAllBut(own)
    this.#everybody ??= this.#frameOfAllBut(null)
    return this.#everybody
  }

  #frameOfAllBut(left: number | null): Buffer | null {
    const entries: PresenceEntry[] = []
    for (const [client, { clock, state }] of this.#peers) {
      if (state !== GONE && client !== left) entries.push({ client, clock, state })
    }
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
