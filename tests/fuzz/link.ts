/** One WebSocket without a network: the client's end is a SyncSocket, the server's end what connection.ts writes to. What
 *  was sent waits here until the run delivers it, in order, as TCP would. */
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { SyncSocket } from '../../client/sync/environment.ts'
import type { Connection } from '../../server/sync/connection.ts'

type ToClient = { payload: Uint8Array } | { closeCode: number; reason: string }

export class Link implements SyncSocket {
  binaryType = ''
  readyState = 0
  onopen: (() => void) | null = null
  onmessage: ((event: { data: unknown }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null
  onerror: (() => void) | null = null
  readonly url: URL
  connection: Connection | null = null
  readonly toServer: Uint8Array[] = []
  readonly toClient: ToClient[] = []
  /** What the server said on closing. */
  closing: { code: number; reason: string } | null = null
  /** Bytes that a tablet which does not read leaves in the server's buffer. */
  stuckBytes = 0
  #isOver = false
  #isLost = false
  readonly #onServerFrame: (payload: Uint8Array) => void

  constructor(url: string, onServerFrame: (payload: Uint8Array) => void) {
    this.url = new URL(url, 'ws://server')
    this.#onServerFrame = onServerFrame
  }

  // ── the client's end ──

  send(bytes: Uint8Array): void {
    if (this.readyState === 1) this.toServer.push(bytes.slice())
  }

  /** The client hangs up; what it sent before still arrives. */
  close(): void {
    this.readyState = 3
    this.toClient.length = 0
  }

  // ── the server's end ──

  readonly serverWs = {
    ping: () => {},
    close: (code: number, reason: string) => this.#closeFromServer(code, reason),
    terminate: () => this.#closeFromServer(1006, ''),
  } as unknown as WebSocket

  get serverSocket(): Duplex {
    const link = this
    return {
      write(frames: Buffer) {
        for (const payload of payloadsOf(frames)) {
          link.#onServerFrame(payload)
          if (link.readyState !== 3) link.toClient.push({ payload })
        }
        return true
      },
      get writableLength() {
        return link.stuckBytes
      },
    } as unknown as Duplex
  }

  #closeFromServer(code: number, reason: string): void {
    if (this.closing !== null) return
    this.closing = { code, reason }
    if (this.readyState !== 3) this.toClient.push({ closeCode: code, reason })
  }

  // ── the network ──

  /** Whether nothing of it is left to deliver. */
  get isOver(): boolean {
    return this.#isOver && this.toClient.length === 0
  }

  deliverToServer(): boolean {
    if (this.connection === null) return false
    const payload = this.toServer.shift()
    if (payload !== undefined) this.connection.receive(payload, true)
    else if (this.readyState === 3 && !this.#isOver) this.end()
    else return false
    return true
  }

  deliverToClient(): boolean {
    const next = this.toClient.shift()
    if (next === undefined) return false
    if ('payload' in next) this.onmessage?.({ data: next.payload.slice().buffer })
    else this.lose(next.closeCode)
    return true
  }

  /** The client's end notices that the connection is gone. */
  lose(code = 1006): void {
    if (this.#isLost) return
    this.#isLost = true
    this.readyState = 3
    this.toClient.length = 0
    this.onclose?.({ code })
  }

  /** The server's end notices. */
  end(): void {
    this.#isOver = true
    this.toServer.length = 0
    this.connection?.ended()
  }
}

/** Payloads of whole unmasked binary frames. */
function* payloadsOf(frames: Buffer): Generator<Uint8Array> {
  for (let start = 0; start < frames.length; ) {
    const short = frames[start + 1]!
    const from = start + (short < 126 ? 2 : short === 126 ? 4 : 10)
    const length =
      short < 126 ? short : short === 126 ? frames.readUInt16BE(start + 2) : Number(frames.readBigUInt64BE(start + 2))
    yield new Uint8Array(frames.subarray(from, from + length))
    start = from + length
  }
}
