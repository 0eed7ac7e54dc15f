/** A histogram of latencies in steps of 0.1 ms up to 20 s: a million records a second must cost next to nothing. */
const STEPS_PER_MS = 10
const LAST = 20_000 * STEPS_PER_MS

export class Latencies {
  readonly #counts = new Uint32Array(LAST + 1)
  #total = 0

  get count(): number {
    return this.#total
  }

  record(ms: number): void {
    const step = Math.max(0, Math.min(LAST, Math.round(ms * STEPS_PER_MS)))
    this.#counts[step] = this.#counts[step]! + 1
    this.#total++
  }

  /** @param share 0.95 for p95. @returns ms; NaN when nothing was recorded. */
  quantile(share: number): number {
    let left = Math.ceil(this.#total * share)
    for (let step = 0; step <= LAST; step++) {
      left -= this.#counts[step]!
      if (left <= 0 && this.#total > 0) return step / STEPS_PER_MS
    }
    return Number.NaN
  }
}
