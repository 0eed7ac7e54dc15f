/** A clock that stands still until a test turns it. */
import type { Clock } from '../../server/session/clock.ts'

interface Timer {
  at: number
  act: () => void
  periodMs: number | null
}

export interface HandClock extends Clock {
  /** Turns the clock on, running what falls due, in order; lets promises settle in between. */
  advance(ms: number): Promise<void>
}

export function createHandClock(startMs = 1_700_000_000_000): HandClock {
  let now = startMs
  const timers = new Set<Timer>()
  const add = (timer: Timer): (() => void) => {
    timers.add(timer)
    return () => timers.delete(timer)
  }
  return {
    now: () => now,
    wait: (delayMs) =>
      new Promise((resolve) => {
        if (delayMs <= 0) resolve()
        else add({ at: now + delayMs, act: resolve, periodMs: null })
      }),
    every: (periodMs, act) => add({ at: now + periodMs, act, periodMs }),
    async advance(ms) {
      const end = now + ms
      await settle()
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
        if (next === undefined) break
        now = next.at
        if (next.periodMs === null) timers.delete(next)
        else next.at += next.periodMs
        next.act()
        await settle()
      }
      now = end
    },
  }
}

/** Lets everything that is under way in memory come to rest: a few turns of the event loop, ticks of rooms included. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
}
