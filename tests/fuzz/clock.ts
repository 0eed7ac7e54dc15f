/** Time that passes only when the run says so. */
interface Timer {
  dueMs: number
  run: () => void
}

export class Clock {
  nowMs = 1_000
  readonly #timers = new Set<Timer>()

  setTimer(run: () => void, delayMs: number): () => void {
    const timer = { dueMs: this.nowMs + delayMs, run }
    this.#timers.add(timer)
    return () => this.#timers.delete(timer)
  }

  /** Lets time pass, and what was due happen, in order. */
  pass(ms: number): void {
    const end = this.nowMs + ms
    for (let next = this.#nextDue(end); next !== null; next = this.#nextDue(end)) {
      this.#timers.delete(next)
      this.nowMs = Math.max(this.nowMs, next.dueMs)
      next.run()
    }
    this.nowMs = end
  }

  #nextDue(end: number): Timer | null {
    let next: Timer | null = null
    for (const timer of this.#timers)
      if (timer.dueMs <= end && (next === null || timer.dueMs < next.dueMs)) next = timer
    return next
  }
}
