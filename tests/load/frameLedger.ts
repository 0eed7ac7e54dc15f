/** When each update was sent, and which updates a frame brings. Every tablet of a room receives the same frame, so each is
 *  read once, however many tablets get it. */
import { performance } from 'node:perf_hooks'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'

const MAX_FRAMES_KEPT = 4_000

export class FrameLedger {
  /** By client: clocks at which updates end, ascending, and when each was sent. */
  readonly #sent = new Map<number, { ends: number[]; times: number[] }>()
  readonly #frames = new Map<string, number[]>()
  total = 0

  /** @param end the client's clock after the update. */
  sent(client: number, end: number): void {
    let log = this.#sent.get(client)
    if (log === undefined) {
      log = { ends: [], times: [] }
      this.#sent.set(client, log)
    }
    log.ends.push(end)
    log.times.push(performance.now())
    this.total++
  }

  /** Times at which the updates in this frame were sent. @param message a sync update message. */
  arrived(message: Buffer): readonly number[] {
    const key = `${message.length}:${message.toString('latin1', 2, 40)}:${message.toString('latin1', message.length - 8)}`
    const known = this.#frames.get(key)
    if (known !== undefined) return known
    const times = this.#read(message)
    this.#frames.set(key, times)
    if (this.#frames.size > MAX_FRAMES_KEPT) this.#frames.delete(this.#frames.keys().next().value!)
    return times
  }

  #read(message: Buffer): number[] {
    const decoder = decoding.createDecoder(message)
    decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
    const { from, to } = Y.parseUpdateMeta(decoding.readVarUint8Array(decoder))
    const times: number[] = []
    for (const [client, end] of to) {
      const log = this.#sent.get(client)
      const start = from.get(client) ?? 0
      // From the back: what arrives is nearly always the newest.
      for (let index = (log?.ends.length ?? 0) - 1; index >= 0 && log!.ends[index]! > start; index--) {
        if (log!.ends[index]! <= end) times.push(log!.times[index]!)
      }
    }
    return times
  }
}
