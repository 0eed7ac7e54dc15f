/** Carries one doc over one WebSocket: the y-websocket protocol with durable acks. Opened by openBoard.ts and sessionDocs.ts.
 *  Invariants: no update leaves before this connection's step 2 (the server refuses clock gaps); only local changes leave;
 *  a close with 4400–4499 ends it.  @see docs/SPEC.md CS1–CS8 */
import { type Awareness, applyAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { type CloseReason, closeReason, isFinalClose } from '../../shared/protocol/closeCodes.ts'
import { AckLedger } from './ackLedger.ts'
import { reconnectDelayMs } from './backoff.ts'
import { browserEnvironment, SOCKET_OPEN, type SyncEnvironment, type SyncSocket } from './environment.ts'
import { PresenceSender } from './presenceSender.ts'
import { readServerMessage, type ServerMessage, step1Message, step2Message, updateMessage } from './syncMessages.ts'

/** The server sends a frame at least every 15 s. */
const SILENCE_LIMIT_MS = 30_000
const CONNECT_LIMIT_MS = 10_000
const WATCH_EVERY_MS = 3_000
/** An ack comes back within a tenth of a second; after this, something is the matter with the network. */
const LATE_AFTER_MS = 5_000
/** iOS wakes with sockets that look open and are dead: after this much silence a wake-up asks for a fresh one. */
const WAKE_SILENCE_MS = 5_000

export interface ProviderOptions {
  url: string
  doc: Y.Doc
  /** null: a doc without presence. */
  awareness: Awareness | null
  environment?: SyncEnvironment
  /** Ids of the cards that a local transaction touched. */
  touchedCards?: (transaction: Y.Transaction) => ReadonlySet<string>
  /** Cards that an earlier page load left unsaved. */
  pendingCards?: Iterable<string>
  /** Runs before a change of others is applied. */
  beforeRemote?: () => void
}

export interface ProviderState {
  connection: 'connecting' | 'online' | 'offline' | 'refused'
  /** Why the server closed for good. */
  refusal: CloseReason | null
  /** Whether the server's doc has arrived once. */
  isSynced: boolean
  /** saved: everything of this tablet is on the server's disk. late: the connection looks open, and no ack has come for some
   *  seconds. */
  saveStatus: 'saved' | 'saving' | 'late' | 'offline'
  pendingCards: ReadonlySet<string>
}

const NOTHING: ReadonlySet<string> = new Set()

export class Provider {
  readonly #options: ProviderOptions
  readonly #environment: SyncEnvironment
  readonly #ledger: AckLedger
  readonly #listeners = new Set<() => void>()
  #state: ProviderState
  #socket: SyncSocket | null = null
  #presence: PresenceSender | null = null
  #hasSentStep2 = false
  #lastHeardAt = 0
  /** Since when nothing was acknowledged of what waits for it; null: nothing waits. */
  #waitingSince: number | null = null
  #failures = 0
  #refusal: CloseReason | null = null
  #isSynced = false
  #isStopped = false
  #cancelRetry: (() => void) | null = null
  #cancelWatch: (() => void) | null = null
  #stopWake: () => void

  constructor(options: ProviderOptions) {
    this.#options = options
    this.#environment = options.environment ?? browserEnvironment
    this.#ledger = new AckLedger(options.pendingCards)
    this.#state = this.#readState()
    options.doc.on('update', this.#onUpdate)
    this.#stopWake = this.#environment.onWake(this.#onWake)
    this.#watch()
    this.#connect()
  }

  /** The same object until something changes. */
  get state(): ProviderState {
    return this.#state
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Ends it for good: nothing is sent or received any more. Tells the others that this tablet is gone. */
  destroy(): void {
    if (this.#isStopped) return
    const { awareness, doc } = this.#options
    if (awareness?.getLocalState()) awareness.setLocalState(null)
    this.#presence?.sendNow()
    this.#stop()
    doc.off('update', this.#onUpdate)
    this.#listeners.clear()
  }

  #connect(): void {
    this.#cancelRetry?.()
    this.#cancelRetry = null
    if (this.#isStopped || this.#socket !== null) return
    const socket = this.#environment.openSocket(this.#options.url)
    this.#socket = socket
    this.#lastHeardAt = this.#environment.now()
    socket.binaryType = 'arraybuffer'
    socket.onopen = () => this.#onOpen(socket)
    socket.onmessage = ({ data }) => this.#onMessage(new Uint8Array(data as ArrayBuffer))
    socket.onclose = ({ code }) => this.#onClose(code)
    socket.onerror = () => undefined
    this.#changed()
  }

  #onOpen(socket: SyncSocket): void {
    this.#lastHeardAt = this.#environment.now()
    socket.send(step1Message(this.#options.doc))
    const { awareness } = this.#options
    if (awareness !== null)
      this.#presence = new PresenceSender(awareness, this.#environment, (bytes) => this.#send(bytes))
    this.#changed()
  }

  #onMessage(bytes: Uint8Array): void {
    this.#lastHeardAt = this.#environment.now()
    this.#receive(readServerMessage(bytes))
  }

  #receive(message: ServerMessage): void {
    const { doc, awareness } = this.#options
    if (message.kind === 'step1') {
      this.#hasSentStep2 = true
      this.#ledger.sendStep2()
      this.#send(step2Message(doc, message.stateVector))
      this.#changed()
    } else if (message.kind === 'update') {
      this.#options.beforeRemote?.()
      Y.applyUpdate(doc, message.update, this)
      if (message.isStep2) {
        this.#isSynced = true
        this.#failures = 0
        this.#changed()
      }
    } else if (message.kind === 'ack') {
      if (this.#ledger.acknowledge(message.count)) this.#waitingSince = null
      this.#changed()
    } else if (message.kind === 'presence' && awareness !== null) applyAwarenessUpdate(awareness, message.update, this)
    else if (message.kind === 'queryPresence') this.#presence?.sendNow()
  }

  #onClose(code: number): void {
    this.#leaveSocket()
    if (isFinalClose(code)) {
      // A code that this version does not know is final all the same; `malformed` stands for it.
      this.#refusal = closeReason(code) ?? 'malformed'
      this.#stop()
    } else this.#retry()
    this.#changed()
  }

  #retry(): void {
    const delayMs = reconnectDelayMs(this.#failures++, this.#environment.random())
    this.#cancelRetry = this.#environment.setTimer(() => this.#connect(), delayMs)
  }

  /** A fresh socket now. */
  #reconnect(): void {
    this.#leaveSocket()
    this.#connect()
  }

  #leaveSocket(): void {
    const socket = this.#socket
    if (socket === null) return
    this.#socket = null
    socket.onopen = socket.onmessage = socket.onclose = null
    socket.close()
    this.#presence?.stop()
    this.#presence = null
    this.#hasSentStep2 = false
    this.#ledger.disconnect()
    const { awareness } = this.#options
    if (awareness === null) return
    const others = [...awareness.getStates().keys()].filter((client) => client !== awareness.clientID)
    removeAwarenessStates(awareness, others, this)
  }

  #stop(): void {
    this.#isStopped = true
    this.#leaveSocket()
    this.#cancelRetry?.()
    this.#cancelWatch?.()
    this.#stopWake()
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction): void => {
    if (origin === this || this.#isStopped) return
    const touched = transaction.local ? (this.#options.touchedCards?.(transaction) ?? NOTHING) : NOTHING
    if (this.#hasSentStep2 && this.#isOpen()) {
      this.#ledger.send(touched)
      this.#send(updateMessage(update))
    } else this.#ledger.keep(touched)
    this.#changed()
  }

  readonly #onWake = (): void => {
    if (this.#isStopped) return
    const silenceMs = this.#environment.now() - this.#lastHeardAt
    if (this.#socket === null) this.#connect()
    else if (silenceMs > WAKE_SILENCE_MS) this.#reconnect()
  }

  #watch(): void {
    this.#cancelWatch = this.#environment.setTimer(() => {
      const limitMs = this.#isOpen() ? SILENCE_LIMIT_MS : CONNECT_LIMIT_MS
      if (this.#socket !== null && this.#environment.now() - this.#lastHeardAt > limitMs) {
        this.#leaveSocket()
        this.#retry()
        this.#changed()
      } else if (this.#isLate() && this.#state.saveStatus === 'saving') this.#changed()
      this.#watch()
    }, WATCH_EVERY_MS)
  }

  #isLate(): boolean {
    return this.#waitingSince !== null && this.#environment.now() - this.#waitingSince >= LATE_AFTER_MS
  }

  #isOpen(): boolean {
    return this.#socket?.readyState === SOCKET_OPEN
  }

  #send(message: Uint8Array): void {
    if (this.#isOpen()) this.#socket?.send(message)
  }

  #changed(): void {
    if (this.#ledger.isSaved || !this.#isOpen()) this.#waitingSince = null
    else this.#waitingSince ??= this.#environment.now()
    this.#state = this.#readState()
    for (const listener of this.#listeners) listener()
  }

  #readState(): ProviderState {
    const { isSaved, pendingCards } = this.#ledger
    const isOnline = this.#hasSentStep2 && this.#isOpen()
    const isTrying = this.#failures === 0 && !this.#isSynced
    const connection = this.#refusal !== null ? 'refused' : isOnline ? 'online' : isTrying ? 'connecting' : 'offline'
    const isAway = connection === 'offline' || connection === 'refused'
    const saveStatus = isAway ? 'offline' : isSaved ? 'saved' : this.#isLate() ? 'late' : 'saving'
    return { connection, refusal: this.#refusal, isSynced: this.#isSynced, saveStatus, pendingCards }
  }
}
