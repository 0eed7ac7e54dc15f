/** One tablet on one doc: reads its messages, holds back floods, writes frames, notices when it is slow or gone.
 *  Made by upgrade.ts when the doc is loaded and the person may see it. */
import { performance } from 'node:perf_hooks'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { MAX_FRAME_BYTES, MAX_PRESENCE_BYTES, SLOW_SOCKET_BYTES, STUCK_SOCKET_BYTES } from '../../shared/limits.ts'
import { CLOSE_CODES, type CloseReason } from '../../shared/protocol/closeCodes.ts'
import type { DocAccess } from './access.ts'
import { FloodGate } from './floodGate.ts'
import { refusals } from './metrics.ts'
import type { PresenceSender } from './presence.ts'
import { type ClientMessage, heartbeatFrame, readMessage } from './wire.ts'

/** Where a connection's messages go. */
export interface MessageSink {
  receive(connection: Connection, message: ClientMessage): void
  /** Called once, however the connection ended. */
  remove(connection: Connection): void
}

/** How long a closed tablet has to read why; cut off sooner it would only come back and be closed again. */
export const CLOSE_GRACE_MS = 5_000

export class Connection implements PresenceSender {
  readonly access: DocAccess
  readonly wantsAcks: boolean
  /** Whether its step 2 has come: from then on its updates follow each other without a gap. */
  isSynced = false
  /** Updates that came before their step 2 and point at what it will bring. */
  parked: { update: Uint8Array; isStep2: boolean; index: number }[] = []
  parkedBytes = 0
  receivedUpdates = 0
  /** The first so many updates are judged and applied, and so many of these are known to the tablet to be on disk. */
  appliedUpdates = 0
  ackedUpdates = 0
  readonly #ws: WebSocket
  readonly #socket: Duplex
  readonly #flood = new FloodGate(performance.now())
  #sink: MessageSink | null = null
  /** Updates that were applied while an earlier one was parked. */
  readonly #appliedAhead = new Set<number>()
  #isClosed = false
  #isRefused = false
  #isAlive = true
  #hasSentSinceHeartbeat = false
  #largestFrame = 0

  constructor(ws: WebSocket, socket: Duplex, options: { access: DocAccess; wantsAcks: boolean }) {
    this.#ws = ws
    this.#socket = socket
    this.access = options.access
    this.wantsAcks = options.wantsAcks
  }

  get participant(): string {
    return this.access.participant
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  /** Whether the server has closed it: what it sent and nobody has judged yet is void. */
  get isRefused(): boolean {
    return this.#isRefused
  }

  /** @param index the how manieth of its updates, from 1. Acknowledged is only what has no gap before it. */
  markApplied(index: number): void {
    this.#appliedAhead.add(index)
    while (this.#appliedAhead.delete(this.appliedUpdates + 1)) this.appliedUpdates++
  }

  /** What is applied is on disk. @returns whether the tablet is to be told of more than it knows. */
  takeAck(): boolean {
    const isNews = this.ackedUpdates < this.appliedUpdates
    this.ackedUpdates = this.appliedUpdates
    return this.wantsAcks && isNews
  }

  /** Hands over to the room. */
  open(sink: MessageSink): void {
    this.#sink = sink
  }

  /** A WebSocket message has arrived. */
  receive(bytes: Uint8Array, isBinary: boolean): void {
    if (this.#isClosed) return
    this.#isAlive = true
    if (!isBinary) return this.close('malformed', 'text frame')
    if (bytes.length > MAX_FRAME_BYTES) return this.close('too-large', 'frame')
    if (!this.#flood.admit(bytes.length, performance.now())) return this.close('flood')
    const message = readMessage(bytes)
    if (message === null) return this.close('malformed', 'message')
    if (message.kind === 'presence' && bytes.length > MAX_PRESENCE_BYTES) return this.close('too-large', 'presence')
    this.#sink?.receive(this, message)
  }

  /** Sends one finished frame. A tablet that does not read is let go: it comes back and asks for what it missed. */
  send(frame: Buffer): void {
    if (this.#isClosed) return
    this.#hasSentSinceHeartbeat = true
    this.#largestFrame = Math.max(this.#largestFrame, frame.length)
    this.#socket.write(frame)
    if (this.#socket.writableLength > this.#stuckBytes) this.close('try-again', 'stuck')
  }

  /** A whole board may be larger than what may otherwise wait, and slow to go out. */
  get #stuckBytes(): number {
    return STUCK_SOCKET_BYTES + this.#largestFrame
  }

  /** Sends what may be missed. */
  sendPresence(frame: Buffer): void {
    if (this.#socket.writableLength <= SLOW_SOCKET_BYTES) this.send(frame)
  }

  /** Called every few seconds. Ends a connection whose tablet has answered nothing since the last call. */
  beat(): void {
    if (this.#isClosed) return
    if (!this.#isAlive) return this.#end()
    this.#isAlive = false
    this.#ws.ping()
    if (!this.#hasSentSinceHeartbeat) this.send(heartbeatFrame)
    this.#hasSentSinceHeartbeat = false
  }

  ping(): void {
    if (!this.#isClosed && !this.#flood.admit(0, performance.now())) this.close('flood')
  }

  pong(): void {
    this.#isAlive = true
  }

  close(reason: CloseReason, detail = ''): void {
    this.#isRefused = true
    if (this.#isClosed) return
    this.#leave()
    refusals.inc({ reason })
    // A stuck tablet would never read the close frame, and what is buffered for it is memory.
    if (this.#socket.writableLength > this.#stuckBytes) return this.#end()
    this.#ws.close(CLOSE_CODES[reason], detail === '' ? reason : `${reason}: ${detail}`)
    setTimeout(() => this.#end(), CLOSE_GRACE_MS).unref()
  }

  /** The socket is gone. */
  ended(): void {
    this.#leave()
  }

  #end(): void {
    this.#leave()
    this.#ws.terminate()
  }

  #leave(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.parked = []
    this.#sink?.remove(this)
  }
}
