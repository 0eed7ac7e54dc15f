/** A world for the provider without time, network or page: each is moved by hand. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { SyncEnvironment, SyncSocket } from '../../../client/sync/environment.ts'

export class FakeSocket implements SyncSocket {
  binaryType = 'blob'
  readyState = 0
  onopen: (() => void) | null = null
  onmessage: ((event: { data: unknown }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null
  onerror: (() => void) | null = null
  readonly sent: Uint8Array[] = []
  readonly url: string

  constructor(url: string) {
    this.url = url
  }

  send(bytes: Uint8Array): void {
    this.sent.push(bytes)
  }

  close(): void {
    this.readyState = 3
  }

  open(): void {
    this.readyState = 1
    this.onopen?.()
  }

  closeWith(code: number): void {
    this.readyState = 3
    this.onclose?.({ code })
  }

  receive(bytes: Uint8Array): void {
    this.onmessage?.({ data: bytes.slice().buffer })
  }

  /** What a server says first: its state vector, and all it has. */
  serve(doc: Y.Doc): void {
    this.receive(message(0, 0, Y.encodeStateVector(doc)))
    this.receive(message(0, 1, Y.encodeStateAsUpdate(doc)))
  }

  acknowledge(count: number): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 4)
    encoding.writeVarUint(encoder, count)
    this.receive(encoding.toUint8Array(encoder))
  }

  /** [message type, kind of sync message or null] of everything sent. */
  get kinds(): [number, number | null][] {
    return this.sent.map((bytes) => {
      const decoder = decoding.createDecoder(bytes)
      const type = decoding.readVarUint(decoder)
      return [type, type === 0 ? decoding.readVarUint(decoder) : null]
    })
  }
}

function message(type: number, kind: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  encoding.writeVarUint(encoder, kind)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}

export class FakeWorld implements SyncEnvironment {
  readonly sockets: FakeSocket[] = []
  chance = 1
  #now = 1_000_000
  #timers: { at: number; run: () => void }[] = []
  #wakeListeners = new Set<() => void>()

  openSocket(url: string): FakeSocket {
    const socket = new FakeSocket(url)
    this.sockets.push(socket)
    return socket
  }

  get socket(): FakeSocket {
    return this.sockets.at(-1)!
  }

  now(): number {
    return this.#now
  }

  random(): number {
    return this.chance
  }

  setTimer(run: () => void, delayMs: number): () => void {
    const timer = { at: this.#now + delayMs, run }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
  }

  onWake(listener: () => void): () => void {
    this.#wakeListeners.add(listener)
    return () => this.#wakeListeners.delete(listener)
  }

  wake(): void {
    for (const listener of this.#wakeListeners) listener()
  }

  /** Lets time pass and runs what falls due, in order. */
  pass(ms: number): void {
    const end = this.#now + ms
    for (;;) {
      const due = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
      if (due === undefined) break
      this.#timers = this.#timers.filter((timer) => timer !== due)
      this.#now = due.at
      due.run()
    }
    this.#now = end
  }
}
