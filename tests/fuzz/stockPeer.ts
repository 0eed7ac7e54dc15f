/** The parts of y-websocket's provider that differ from our own client: it sends edits as soon as the socket is open, before
 *  step 2, and tells what it heard of others' presence. For the run it has our provider's face. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { SyncEnvironment, SyncSocket } from '../../client/sync/environment.ts'
import { readServerMessage, step1Message, step2Message, updateMessage } from '../../client/sync/syncMessages.ts'
import { type CloseReason, closeReason, isFinalClose } from '../../shared/protocol/closeCodes.ts'
import { messageAwareness } from '../../shared/protocol/messages.ts'

export class StockPeer {
  readonly #url: string
  readonly #doc: Y.Doc
  readonly #environment: SyncEnvironment
  #socket: SyncSocket | null = null
  #refusal: CloseReason | null = null
  #hasStep2 = false
  #sent = 0
  #acked = 0
  #isStopped = false
  #lastEdit: Uint8Array | null = null

  constructor({ url, doc, environment }: { url: string; doc: Y.Doc; environment: SyncEnvironment }) {
    this.#url = url
    this.#doc = doc
    this.#environment = environment
    doc.on('update', this.#onUpdate)
    this.#connect()
  }

  get state(): { refusal: CloseReason | null; saveStatus: 'saved' | 'saving' } {
    return { refusal: this.#refusal, saveStatus: this.#hasStep2 && this.#acked === this.#sent ? 'saved' : 'saving' }
  }

  /** Sends its last edit again. */
  repeat(): void {
    if (this.#lastEdit !== null) this.#send(this.#lastEdit)
  }

  destroy(): void {
    this.#isStopped = true
    this.#doc.off('update', this.#onUpdate)
    if (this.#socket !== null) {
      this.#socket.onclose = this.#socket.onmessage = this.#socket.onopen = null
      this.#socket.close()
    }
  }

  #connect(): void {
    if (this.#isStopped) return
    const socket = this.#environment.openSocket(this.#url)
    this.#socket = socket
    this.#hasStep2 = false
    this.#sent = this.#acked = 0
    socket.onopen = () => socket.send(step1Message(this.#doc))
    socket.onmessage = ({ data }) => this.#receive(new Uint8Array(data as ArrayBuffer))
    socket.onclose = ({ code }) => {
      this.#socket = null
      this.#hasStep2 = false
      if (isFinalClose(code)) this.#refusal = closeReason(code)
      else this.#environment.setTimer(() => this.#connect(), 1_000)
    }
  }

  #receive(bytes: Uint8Array): void {
    const message = readServerMessage(bytes)
    if (message.kind === 'step1') {
      this.#hasStep2 = true
      this.#send(step2Message(this.#doc, message.stateVector))
    } else if (message.kind === 'update') Y.applyUpdate(this.#doc, message.update, this)
    else if (message.kind === 'ack') this.#acked = message.count
    else if (message.kind === 'presence') this.#echo(message.update)
  }

  /** The stock provider answers every change of anybody's presence with what it now knows of it. */
  #echo(update: Uint8Array): void {
    if (decoding.readVarUint(decoding.createDecoder(update)) === 0) return
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageAwareness)
    encoding.writeVarUint8Array(encoder, update)
    this.#socket?.send(encoding.toUint8Array(encoder))
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === this) return
    this.#lastEdit = updateMessage(update)
    this.#send(this.#lastEdit)
  }

  #send(message: Uint8Array): void {
    if (this.#socket?.readyState !== 1) return
    this.#sent++
    this.#socket.send(message)
  }
}
