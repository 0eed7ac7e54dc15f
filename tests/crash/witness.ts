/** A tablet that remembers what it was promised: which of its own clocks were acked, and which of the others' it has seen.
 *  A stock provider, so that the promise is the protocol's and not our client's. */
import * as decoding from 'lib0/decoding'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { addCard, cardBody, cardsOf } from '../../shared/board/boardDoc.ts'
import { messageDurableAck } from '../../shared/protocol/messages.ts'

/** Clocks by client: everything below is meant. */
export type Clocks = Map<number, number>

export function raise(clocks: Clocks, client: number, clock: number): void {
  if ((clocks.get(client) ?? 0) < clock) clocks.set(client, clock)
}

export class Witness {
  readonly doc = new Y.Doc()
  /** What the server said is on disk. */
  readonly acked: Clocks = new Map()
  /** What came from others. */
  readonly seen: Clocks = new Map()
  readonly synced: Promise<void>
  readonly #provider: WebsocketProvider
  readonly #person: string
  readonly #cards: string[] = []
  #onNews: (() => void) | null = null

  constructor(options: { origin: string; docName: string; token: string; person: string }) {
    this.#person = options.person
    const { doc, acked } = this
    /** Own clock behind each update that this connection has sent. */
    const sentClocks: number[] = []
    class NotingSocket extends WebSocket {
      override send(message: Uint8Array): void {
        const isUpdate = message[0] === 0 && message[1] !== 0
        if (isUpdate) sentClocks.push(Y.getState(doc.store, doc.clientID))
        super.send(message)
      }
    }
    this.#provider = new WebsocketProvider(options.origin, options.docName, doc, {
      WebSocketPolyfill: NotingSocket as unknown as typeof globalThis.WebSocket,
      params: { token: options.token, acks: '1' },
      disableBc: true,
    })
    this.#provider.messageHandlers[messageDurableAck] = (_encoder, decoder) => {
      raise(acked, doc.clientID, sentClocks[decoding.readVarUint(decoder) - 1] ?? 0)
    }
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this.#provider) return
      for (const [client, clock] of Y.parseUpdateMeta(update).to) {
        if (client !== doc.clientID) raise(this.seen, client, clock)
      }
      this.#onNews?.()
    })
    this.synced = new Promise((resolve) => this.#provider.on('sync', (isSynced) => isSynced && resolve()))
  }

  /** Resolves with the next thing that somebody else did. */
  nextNews(): Promise<void> {
    return new Promise((resolve) => {
      this.#onNews = resolve
    })
  }

  /** One act: a new card, a move, or a few letters. */
  act(random: () => number): void {
    const card = cardsOf(this.doc).get(this.#cards[Math.floor(random() * this.#cards.length)] ?? '')
    if (card === undefined || random() < 0.2) {
      const record = {
        kind: 'idea',
        color: 'sky',
        author: this.#person,
        createdAt: Date.now(),
        deletedAt: null,
      } as const
      this.#cards.push(
        addCard(this.doc, { ...record, pos: [random() * 1000, random() * 1000] }, { text: 'Avant la panne' }),
      )
    } else if (random() < 0.5) {
      card.set('pos', [random() * 1000, random() * 1000])
    } else {
      const text = (cardBody(card).get(0) as Y.XmlElement).get(0) as Y.XmlText
      text.insert(text.length, ' encore')
    }
  }

  /** Says nothing more and does not come back: what it knows must not heal what the server has lost. */
  leave(): void {
    this.#provider.destroy()
    this.doc.destroy()
  }
}
