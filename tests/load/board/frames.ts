/** Frames of a page as it paints them, and hands that move over it by real input. */
import type { CDPSession, Page } from 'playwright-core'

export interface FrameFigures {
  fps: number
  /** 95 of 100 frames took no longer, ms. */
  p95Ms: number
  longestMs: number
  /** CPU time of the page's main thread for a frame, ms. Unlike the others it is hardly the worse for a busy machine. */
  workMs: number
}

type Recorder = { intervals: number[]; isOn: boolean }

/** Begins to note the time between frames, in the page. */
export async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const recorder: Recorder = { intervals: [], isOn: false }
    let last = 0
    const note = (now: number): void => {
      if (recorder.isOn && last > 0) recorder.intervals.push(now - last)
      last = now
      requestAnimationFrame(note)
    }
    requestAnimationFrame(note)
    Object.assign(window, { recorder })
  })
}

/** Figures of the frames while something is done. */
export async function framesDuring(page: Page, cdp: CDPSession, act: () => Promise<void>): Promise<FrameFigures> {
  await page.evaluate(() => {
    const { recorder } = window as unknown as { recorder: Recorder }
    recorder.intervals.length = 0
    recorder.isOn = true
  })
  const workBefore = await mainThreadMs(cdp)
  await act()
  const workAfter = await mainThreadMs(cdp)
  const intervals = await page.evaluate(() => {
    const { recorder } = window as unknown as { recorder: Recorder }
    recorder.isOn = false
    return recorder.intervals
  })
  const sorted = intervals.toSorted((a, b) => a - b)
  const totalMs = sorted.reduce((sum, interval) => sum + interval, 0)
  return {
    fps: (1000 * sorted.length) / totalMs,
    p95Ms: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN,
    longestMs: sorted.at(-1) ?? Number.NaN,
    workMs: (workAfter - workBefore) / sorted.length,
  }
}

async function mainThreadMs(cdp: CDPSession): Promise<number> {
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  const { metrics } = await cdp.send('Performance.getMetrics')
  return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN)
}

const MIDDLE = { x: 590, y: 440 }
const INPUT_EVERY_MS = 16

/** Two fingers on the glass. The input is sent on time, whether the page has caught up or not, as a hand does. */
export class Hand {
  readonly #cdp: CDPSession

  constructor(cdp: CDPSession) {
    this.#cdp = cdp
  }

  /** Swipes to and fro, each swipe half a screen wide, half a second long. */
  async pan(forMs: number): Promise<void> {
    const end = performance.now() + forMs
    for (let direction = 1; performance.now() < end; direction = Math.random() < 0.4 ? -direction : direction) {
      await this.#gesture((share) => {
        const x = MIDDLE.x + direction * (share - 0.5) * 500
        const y = MIDDLE.y + direction * (share - 0.5) * 260
        return [
          [x - 50, y],
          [x + 50, y],
        ]
      })
    }
  }

  /** Opens and closes two fingers by a factor, again and again. */
  async pinch(factor: number, forMs: number): Promise<void> {
    const end = performance.now() + forMs
    for (let isOpening = true; performance.now() < end; isOpening = !isOpening) {
      await this.#gesture((share) => {
        const spread = 80 * factor ** (isOpening ? share : 1 - share)
        return [
          [MIDDLE.x - spread, MIDDLE.y],
          [MIDDLE.x + spread, MIDDLE.y],
        ]
      })
    }
  }

  /** @param fingersAt where the fingers are at a share of the gesture, 0 to 1. */
  async #gesture(fingersAt: (share: number) => [number, number][]): Promise<void> {
    const steps = 32
    this.#touch('touchStart', fingersAt(0))
    for (let step = 1; step <= steps; step++) {
      await pause(INPUT_EVERY_MS)
      this.#touch('touchMove', fingersAt(step / steps))
    }
    await this.#cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  }

  #touch(type: 'touchStart' | 'touchMove', fingers: [number, number][]): void {
    const touchPoints = fingers.map(([x, y], id) => ({ x, y, id }))
    this.#cdp.send('Input.dispatchTouchEvent', { type, touchPoints }).catch(() => {})
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
