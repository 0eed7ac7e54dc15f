/** When the others' doings are taken up: with the next frame; while this person's hand moves the view, five times a second
 *  only, so that the frames are the hand's. Own acts never wait: BoardStore.flush().  Made by the desk, told by the scene. */

/** Runs a function before some next painting. */
export type Schedule = (run: () => void) => void

const WHILE_MOVING_MS = 200

export class Pace {
  #isHandMoving = false
  #waiting: (() => void)[] = []
  #timer: ReturnType<typeof setTimeout> | undefined

  readonly schedule: Schedule = (run) => {
    if (!this.#isHandMoving) return void requestAnimationFrame(run)
    this.#waiting.push(run)
    this.#timer ??= setTimeout(() => this.#release(), WHILE_MOVING_MS)
  }

  setHandMoving(isMoving: boolean): void {
    if (isMoving === this.#isHandMoving) return
    this.#isHandMoving = isMoving
    if (!isMoving) this.#release()
  }

  #release(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const waiting = this.#waiting
    this.#waiting = []
    if (waiting.length === 0) return
    requestAnimationFrame(() => {
      for (const run of waiting) run()
    })
  }
}
