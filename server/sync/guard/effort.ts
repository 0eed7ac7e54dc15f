/** What an update costs, here and on every tablet, counted before Yjs pays it. One step is about 0.4 µs of this server.
 *  @see docs/SPEC.md GD10 */
import type * as Y from 'yjs'
import { MAX_UPDATE_EFFORT } from '../../../shared/limits.ts'
import { Refusal } from './refusal.ts'

/** To read, judge and apply a struct that stands right behind the one before it. */
const STEPS_OF_A_STRUCT = 12
const RANGES_READ_IN_A_STEP = 4
const PASSED_IN_A_STEP = 16
const STRUCTS_MOVED_IN_A_STEP = 2_048
const TIDIED_IN_A_STEP = 32

export class Effort {
  readonly #store: Y.Doc['store']
  #readSteps = 0
  #steps = 0
  #totalCuts = 0
  readonly #cuts = new Map<number, number>()

  constructor(store: Y.Doc['store']) {
    this.#store = store
  }

  /** All of it. */
  get total(): number {
    return this.#readSteps + this.#steps
  }

  get cuts(): number {
    return this.#totalCuts
  }

  /** What an update brings; its number is bounded when it is read. */
  read({ structs, ranges }: { structs: number; ranges: number }): void {
    this.#readSteps += structs * STEPS_OF_A_STRUCT + ranges / RANGES_READ_IN_A_STEP
  }

  /** An item looked at while another looks for its place. */
  walk(): void {
    this.#count(1)
  }

  /** Items passed by. */
  pass(items = 1): void {
    this.#count(items / PASSED_IN_A_STEP)
  }

  /** A run that must be cut in two: all later structs of its client move up, those of earlier cuts too. */
  cut(client: number): void {
    const cuts = this.#cuts.get(client) ?? 0
    this.#cuts.set(client, cuts + 1)
    this.#totalCuts++
    this.#move(client, cuts)
  }

  /** Structs that may be joined with those before them: all later structs of their client move down. */
  join(client: number): void {
    this.#move(client, 0)
  }

  /** Of a text with marks, Yjs looks at all that is deleted around each piece that goes. */
  tidy(deletedPieces: number, pieces: number): void {
    this.#count((deletedPieces * pieces) / TIDIED_IN_A_STEP)
  }

  #move(client: number, cuts: number): void {
    const structs = (this.#store.clients.get(client)?.length ?? 0) + cuts
    this.#count(1 + structs / STRUCTS_MOVED_IN_A_STEP)
  }

  #count(steps: number): void {
    this.#steps += steps
    if (this.#steps > MAX_UPDATE_EFFORT) throw new Refusal('too-large', 'effort')
  }
}
