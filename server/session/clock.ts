/** Time as the session's services see it, so that tests can hold it in their hands. */
export interface Clock {
  /** ms since 1970. */
  now(): number
  wait(delayMs: number): Promise<void>
  /** Calls `act` every so often until the returned function is called. */
  every(periodMs: number, act: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  wait: (delayMs) => new Promise((resolve) => setTimeout(resolve, delayMs).unref()),
  every(periodMs, act) {
    const timer = setInterval(act, periodMs).unref()
    return () => clearInterval(timer)
  },
}
