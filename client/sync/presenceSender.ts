/** Sends this tablet's own presence, at the pace of presencePace.ts. Kept by the provider, one a connection. */
import type { Awareness } from 'y-protocols/awareness'
import type { Presence } from '../../shared/protocol/presence.ts'
import type { SyncEnvironment } from './environment.ts'
import { presenceIntervalMs } from './presencePace.ts'
import { presenceMessage } from './syncMessages.ts'

interface AwarenessChange {
  added: number[]
  updated: number[]
  removed: number[]
}

export class PresenceSender {
  readonly #awareness: Awareness
  readonly #environment: SyncEnvironment
  readonly #send: (message: Uint8Array) => void
  #lastSentAt = Number.NEGATIVE_INFINITY
  #cancelTimer: (() => void) | null = null

  constructor(awareness: Awareness, environment: SyncEnvironment, send: (message: Uint8Array) => void) {
    this.#awareness = awareness
    this.#environment = environment
    this.#send = send
    awareness.on('update', this.#onUpdate)
    // A new connection must bear a new clock: peers that saw this client leave ignore the one they know.
    if (awareness.getLocalState() !== null) awareness.setLocalState(awareness.getLocalState())
  }

  /** Sends now; the server asked for it. */
  sendNow(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = null
    if (!this.#awareness.meta.has(this.#awareness.clientID)) return
    this.#lastSentAt = this.#environment.now()
    this.#send(presenceMessage(this.#awareness))
  }

  stop(): void {
    this.#cancelTimer?.()
    this.#cancelTimer = null
    this.#awareness.off('update', this.#onUpdate)
  }

  readonly #onUpdate = ({ added, updated, removed }: AwarenessChange): void => {
    const { clientID } = this.#awareness
    const isOwn = added.includes(clientID) || updated.includes(clientID) || removed.includes(clientID)
    if (!isOwn || this.#cancelTimer !== null) return
    const state = this.#awareness.getLocalState() as Presence | null
    const waitMs = this.#lastSentAt + presenceIntervalMs(this.#awareness.states.size, state) - this.#environment.now()
    if (waitMs <= 0 || state === null) this.sendNow()
    else this.#cancelTimer = this.#environment.setTimer(() => this.sendNow(), waitMs)
  }
}
