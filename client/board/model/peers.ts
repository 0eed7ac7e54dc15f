/** The others on the board: where they point, what they carry, what they write in. Read from awareness, which the server
 *  validates; heard of at most once a frame. */
import type { Awareness } from 'y-protocols/awareness'
import { type PeerPresence, presenceSchema } from '../../../shared/protocol/presence.ts'
import type { Point } from './geometry.ts'
import type { Schedule } from './pace.ts'

export interface Peer {
  /** A tablet: one person may hold two. */
  client: number
  participant: string
  cursor: Point | null
  /** Where the cards under their hand are. */
  carried: ReadonlyMap<string, Point>
  writing: string | null
}

export class Peers {
  readonly #awareness: Awareness
  readonly #schedule: Schedule
  readonly #peers = new Map<number, Peer>()
  readonly #listeners = new Set<() => void>()
  #isScheduled = false
  #all: readonly Peer[] = []

  constructor(awareness: Awareness, schedule: Schedule = (run) => void requestAnimationFrame(run)) {
    this.#awareness = awareness
    this.#schedule = schedule
    awareness.on('change', this.#onChange)
    this.#read([...awareness.getStates().keys()])
    this.#all = [...this.#peers.values()]
  }

  destroy(): void {
    this.#awareness.off('change', this.#onChange)
    this.#listeners.clear()
  }

  /** The same array until something changes; a peer keeps its identity until it changes. */
  get all(): readonly Peer[] {
    return this.#all
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly #onChange = ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>): void => {
    this.#read([...added, ...updated, ...removed])
    if (this.#isScheduled) return
    this.#isScheduled = true
    this.#schedule(() => {
      this.#isScheduled = false
      this.#all = [...this.#peers.values()]
      for (const listener of this.#listeners) listener()
    })
  }

  #read(clients: number[]): void {
    for (const client of clients) {
      const state = this.#awareness.getStates().get(client) as PeerPresence | undefined
      const presence = presenceSchema.safeParse(state)
      if (client === this.#awareness.clientID || typeof state?.participant !== 'string' || !presence.success) {
        this.#peers.delete(client)
        continue
      }
      const { cursor, drag, editing } = presence.data
      const carried = new Map((drag ?? []).map(([id, x, y]) => [id, [x, y] as const]))
      this.#peers.set(client, {
        client,
        participant: state.participant,
        cursor: cursor ?? null,
        carried,
        writing: editing ?? null,
      })
    }
  }
}
