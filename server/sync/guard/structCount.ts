/** How many structs a doc holds, and how many ranges of them are deleted. Tablets hold the structs in memory; the ranges go
 *  with every step 2, so that too many would keep everybody out.  @see docs/SPEC.md GD13 */
import type * as Y from 'yjs'
import { MAX_DELETED_RANGES, MAX_STRUCTS } from '../../../shared/limits.ts'
import { Refusal } from './refusal.ts'

export class StructCount {
  readonly #store: Y.Doc['store']
  /** What may still come before the doc is counted again. Yjs joins what it can, so that this is rather too little. */
  #structs = 0
  #ranges = 0

  constructor(store: Y.Doc['store']) {
    this.#store = store
  }

  /** Makes room for what an update may bring at most. @returns how many structs it had to count for that.
   *  @throws Refusal when the doc is full. */
  take({ structs, ranges }: { structs: number; ranges: number }): number {
    const isEnough = structs <= this.#structs && ranges <= this.#ranges
    const counted = isEnough ? 0 : this.#count()
    if (structs > this.#structs) throw new Refusal('too-large', 'structs of the board')
    if (ranges > this.#ranges) throw new Refusal('too-large', 'deleted ranges of the board')
    this.#structs -= structs
    this.#ranges -= ranges
    return counted
  }

  #count(): number {
    let structs = 0
    let ranges = 0
    for (const ofClient of this.#store.clients.values()) {
      structs += ofClient.length
      let wasDeleted = false
      for (const { deleted } of ofClient) {
        if (deleted && !wasDeleted) ranges++
        wasDeleted = deleted
      }
    }
    this.#structs = MAX_STRUCTS - structs
    this.#ranges = MAX_DELETED_RANGES - ranges
    return structs
  }
}
