/** One simulated person: a real WebSocket, a small Yjs doc with only its own cards, and the acts of a workshop. It reads what
 *  comes in just far enough to know what arrived when; so one process can be hundreds of people. */
import { performance } from 'node:perf_hooks'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { addCard, cardBody, cardsOf } from '../../shared/board/boardDoc.ts'
import type { FrameLedger } from './frameLedger.ts'
import type { Latencies } from './latencies.ts'

export interface LightTabletOptions {
  url: string
  person: string
  ledger: FrameLedger
  latencies: Latencies
  /** Drag previews as presence and only the drop as an update, as our own client does. */
  ownWays: boolean
}

const DRAG_UPDATES = 10
const DRAG_STEP_MS = 100
const TYPED = 'Être écoutée sans avoir à tout répéter à chaque rendez-vous. '

export class LightTablet {
  readonly doc = new Y.Doc()
  readonly person: string
  /** ms from connecting to the complete state. */
  joinMs = Number.NaN
  /** Bytes of WebSocket payload that came in since the last reset. */
  receivedBytes = 0
  receivedUpdates = 0
  sentUpdates = 0
  closeCode: number | null = null
  readonly #options: LightTabletOptions
  readonly #cards: string[] = []
  #ws: WebSocket | null = null
  #isMeasuring = false
  #presenceClock = 0
  #typedAt = 0

  constructor(options: LightTabletOptions) {
    this.#options = options
    this.person = options.person
    this.doc.on('update', (update: Uint8Array) => this.#sendUpdate(update))
  }

  /** Resolves when the whole state has come. */
  join(): Promise<void> {
    const start = performance.now()
    const ws = new WebSocket(this.#options.url, { perMessageDeflate: false })
    this.#ws = ws
    return new Promise((resolve, reject) => {
      ws.on('open', () => this.#send(syncMessage(0, Y.encodeStateVector(new Y.Doc()))))
      ws.on('error', reject)
      ws.on('close', (code) => {
        this.closeCode = code
        reject(new Error(`closed with ${code}`))
      })
      ws.on('message', (bytes: Buffer) => {
        if (bytes[0] === 0 && bytes[1] === 0) this.#send(syncMessage(1, Y.encodeStateAsUpdate(this.doc)))
        if (bytes[0] === 0 && bytes[1] === 1 && Number.isNaN(this.joinMs)) {
          this.joinMs = performance.now() - start
          resolve()
        }
        this.#receive(bytes)
      })
    })
  }

  /** From now on everything that is sent by anybody must arrive here. */
  measure(): void {
    this.#isMeasuring = true
    this.receivedBytes = 0
  }

  pauseReading(): void {
    this.#ws?.pause()
  }

  leave(): void {
    this.#ws?.removeAllListeners('close')
    this.#ws?.terminate()
  }

  writeCard(): void {
    const record = { kind: 'need', color: 'mint', author: this.person, createdAt: Date.now(), deletedAt: null } as const
    const text = TYPED.slice(0, 40)
    this.#cards.push(addCard(this.doc, { ...record, pos: [Math.random() * 4000, Math.random() * 3000] }, { text }))
  }

  /** One second: ten moves, or nine previews and a drop. @param later schedules a step, ms from now. */
  dragCard(later: (delayMs: number, step: () => void) => void): void {
    const id = this.#cards[Math.floor(Math.random() * this.#cards.length)]!
    const card = cardsOf(this.doc).get(id)!
    for (let step = 1; step <= DRAG_UPDATES; step++) {
      later(step * DRAG_STEP_MS, () => {
        const pos: [number, number] = [Math.round(Math.random() * 4000), Math.round(Math.random() * 3000)]
        if (!this.#options.ownWays || step === DRAG_UPDATES) card.set('pos', pos)
        else this.#sendPresence({ drag: [[id, ...pos]] })
        if (this.#options.ownWays && step === DRAG_UPDATES) this.#sendPresence({})
      })
    }
  }

  /** One second of typing: five characters. */
  type(later: (delayMs: number, step: () => void) => void): void {
    const card = cardsOf(this.doc).get(this.#cards.at(-1)!)!
    for (let step = 1; step <= 5; step++) {
      later(step * 200, () => {
        const text = (cardBody(card).get(0) as Y.XmlElement).get(0) as Y.XmlText
        text.insert(text.length, TYPED[this.#typedAt++ % TYPED.length]!)
      })
    }
  }

  pointAt(): void {
    this.#sendPresence({ cursor: [Math.round(Math.random() * 4000), Math.round(Math.random() * 3000)] })
  }

  #sendPresence(state: object): void {
    const update = encoding.createEncoder()
    encoding.writeVarUint(update, 1)
    encoding.writeVarUint(update, this.doc.clientID)
    encoding.writeVarUint(update, ++this.#presenceClock)
    encoding.writeVarString(update, JSON.stringify(state))
    const message = encoding.createEncoder()
    encoding.writeVarUint(message, 1)
    encoding.writeVarUint8Array(message, encoding.toUint8Array(update))
    this.#send(encoding.toUint8Array(message))
  }

  #sendUpdate(update: Uint8Array): void {
    if (this.#ws === null) return
    this.sentUpdates++
    if (this.#isMeasuring) this.#options.ledger.sent(this.doc.clientID, Y.getState(this.doc.store, this.doc.clientID))
    this.#send(syncMessage(2, update))
  }

  #send(message: Uint8Array): void {
    if (this.#ws?.readyState === WebSocket.OPEN) this.#ws.send(message)
  }

  #receive(bytes: Buffer): void {
    this.receivedBytes += bytes.length
    if (!this.#isMeasuring || bytes[0] !== 0 || bytes[1] !== 2) return
    const now = performance.now()
    for (const sentAt of this.#options.ledger.arrived(bytes)) {
      this.receivedUpdates++
      this.#options.latencies.record(now - sentAt)
    }
  }
}

function syncMessage(step: number, body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 0)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, body)
  return encoding.toUint8Array(encoder)
}
