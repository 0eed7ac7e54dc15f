/** Keeps account of what this tablet changed and the server has not yet put on disk. Kept by the provider; "saved" is
 *  said only when it is empty.
 *  Invariant: every local change is in exactly one place: unsent, in a sent message, or on disk.  @see docs/SPEC.md CS1–CS3 */

/** Ids of the cards that a change touched. */
type Touched = ReadonlySet<string>

export class AckLedger {
  /** Touched while no connection carried it: the next step 2 covers it. */
  #unsent: Set<string>
  #hasUnsent: boolean
  /** Messages of this connection that are not on disk yet, oldest first. */
  #sent: Touched[] = []
  #ackedCount = 0

  /** @param pending cards that an earlier page load left unsaved. */
  constructor(pending: Iterable<string> = []) {
    this.#unsent = new Set(pending)
    // What the offline copy holds is unknown to the server until the first step 2 is on disk.
    this.#hasUnsent = true
  }

  /** A local change that goes out now as one message. */
  send(touched: Touched): void {
    this.#sent.push(touched)
  }

  /** A local change that waits for the next connection. */
  keep(touched: Touched): void {
    for (const id of touched) this.#unsent.add(id)
    this.#hasUnsent = true
  }

  /** Step 2 goes out: it carries everything that was kept. */
  sendStep2(): void {
    this.#sent.push(this.#unsent)
    this.#unsent = new Set()
    this.#hasUnsent = false
  }

  /** The first `count` messages of this connection are on disk. @returns whether that was news. */
  acknowledge(count: number): boolean {
    const newlyAcked = Math.min(count - this.#ackedCount, this.#sent.length)
    if (newlyAcked <= 0) return false
    this.#sent.splice(0, newlyAcked)
    this.#ackedCount += newlyAcked
    return true
  }

  /** The connection is gone: what it did not acknowledge must go again. */
  disconnect(): void {
    for (const touched of this.#sent) this.keep(touched)
    this.#sent = []
    this.#ackedCount = 0
  }

  /** Whether everything local is on disk. */
  get isSaved(): boolean {
    return !this.#hasUnsent && this.#sent.length === 0
  }

  /** Cards with changes that are not on disk. */
  get pendingCards(): ReadonlySet<string> {
    const pending = new Set(this.#unsent)
    for (const touched of this.#sent) for (const id of touched) pending.add(id)
    return pending
  }
}
