/** Fingers on a page: put down, moved and lifted as a hand does, one or several. */
import type { CDPSession, Page } from 'playwright-core'

export type Point = readonly [x: number, y: number]

const STEPS = 12

export class Fingers {
  readonly #session: CDPSession
  /** Where each finger is. */
  readonly #places: Point[] = []

  constructor(session: CDPSession) {
    this.#session = session
  }

  /** Puts one more finger down. */
  async down(at: Point): Promise<void> {
    this.#places.push(at)
    await this.#tell('touchStart')
  }

  /** Moves fingers at once, each to its place, in steps as a hand makes them. */
  async move(...to: readonly Point[]): Promise<void> {
    const from = to.map((_, finger) => this.#places[finger]!)
    for (let step = 1; step <= STEPS; step += 1) {
      for (const [finger, [x, y]] of to.entries()) {
        const [fromX, fromY] = from[finger]!
        this.#places[finger] = [fromX + ((x - fromX) * step) / STEPS, fromY + ((y - fromY) * step) / STEPS]
      }
      await this.#tell('touchMove')
    }
  }

  /** Lifts all of them. */
  async lift(): Promise<void> {
    this.#places.length = 0
    await this.#tell('touchEnd')
  }

  /** The system takes them away: a call comes in, a hand lies on the glass. */
  async takeAway(): Promise<void> {
    this.#places.length = 0
    await this.#tell('touchCancel')
  }

  async tap(at: Point): Promise<void> {
    await this.down(at)
    await this.lift()
  }

  /** Without waiting in between, so that a slow machine does not make two taps of it. */
  async doubleTap(at: Point): Promise<void> {
    await Promise.all([this.down(at), this.lift(), this.down(at), this.lift()])
  }

  async #tell(type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel'): Promise<void> {
    const touchPoints = this.#places.map(([x, y], id) => ({ x, y, id }))
    await this.#session.send('Input.dispatchTouchEvent', { type, touchPoints })
  }
}

export const fingersOn = async (page: Page): Promise<Fingers> => new Fingers(await page.context().newCDPSession(page))
