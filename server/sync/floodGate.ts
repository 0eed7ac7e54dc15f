/** Tells a fast person or script from a flood: two token buckets, messages and bytes. */
import { FLOOD_BYTES, FLOOD_MESSAGES } from '../../shared/limits.ts'

export class FloodGate {
  #messages = FLOOD_MESSAGES.burst
  #bytes = FLOOD_BYTES.burst
  #at: number

  constructor(now: number) {
    this.#at = now
  }

  /** @param now ms, monotonic. @returns false when this message is one too many. */
  admit(sizeBytes: number, now: number): boolean {
    const seconds = (now - this.#at) / 1000
    this.#at = now
    this.#messages = Math.min(FLOOD_MESSAGES.burst, this.#messages + seconds * FLOOD_MESSAGES.perSecond) - 1
    this.#bytes = Math.min(FLOOD_BYTES.burst, this.#bytes + seconds * FLOOD_BYTES.perSecond) - sizeBytes
    return this.#messages >= 0 && this.#bytes >= 0
  }
}
