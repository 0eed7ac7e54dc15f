/** How large a doc is on its tablets, without encoding it at every update. */
import { MAX_DOC_BYTES } from '../../shared/limits.ts'

/** Once so much has come since the last measuring, it is worth another. */
const MEASURE_AFTER_BYTES = MAX_DOC_BYTES / 8

export class DocSize {
  readonly #measure: () => number
  /** As last measured plus what came since, and how much of it that was. */
  #bytes = 0
  #added = 0

  /** @param measure encodes the doc: bytes. */
  constructor(measure: () => number) {
    this.#measure = measure
  }

  grow(bytes: number): void {
    this.#bytes += bytes
    this.#added += bytes
  }

  hasSpaceFor(bytes: number): boolean {
    if (this.#bytes + bytes <= MAX_DOC_BYTES) return true
    // The sum of a day's updates says little about the doc: most of them replaced what others had brought.
    if (this.#added > MEASURE_AFTER_BYTES) {
      this.#bytes = this.#measure()
      this.#added = 0
    }
    return this.#bytes + bytes <= MAX_DOC_BYTES
  }
}
