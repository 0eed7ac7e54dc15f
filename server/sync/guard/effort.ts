/** What an update will cost Yjs, counted before Yjs pays it. To place an item, Yjs walks over everything that was put between
 *  the two neighbours that it names; an honest item's neighbours stood next to each other, so that little is between.
 *  Also refuses neighbours in the wrong order: two honest peers could end with different texts (seen in 1 of 100).
 *  Items must come in the order of arrange().  @see docs/SPEC.md GD4, GD10 */
import * as Y from 'yjs'
import { MAX_UPDATE_EFFORT } from '../../../shared/limits.ts'
import type { Parent } from './places.ts'
import { Refusal } from './refusal.ts'
import type { Slot, Slots } from './slots.ts'

const STRUCTS_MOVED_IN_A_STEP = 256

interface List {
  added: number
  last: Y.Item | null
}

export class Effort {
  readonly #store: Y.Doc['store']
  readonly #slots: Slots
  #steps = 0
  readonly #cuts = new Map<number, number>()
  readonly #lists = new Map<Parent, Map<string | null, List>>()
  /** Right neighbour in the doc, of items that come with the update. */
  readonly #rightInDoc = new Map<Y.Item, Y.ID | null>()

  constructor(store: Y.Doc['store'], slots: Slots) {
    this.#store = store
    this.#slots = slots
  }

  /** An item of a list, or of a node's attribute. */
  place(item: Y.Item, slot: Slot): void {
    if (slot.key !== null && item.rightOrigin !== null)
      throw new Refusal('invalid-record', 'attribute before an attribute')
    const list = this.#list(slot)
    const right = this.#findRightInDoc(item)
    this.#rightInDoc.set(item, right)
    if (!isNext(list.last, item)) this.#count(list.added + this.#stepsInDoc(item, slot, right))
    list.added++
    list.last = item
  }

  /** A run that must be cut in two: all later structs of its client move up, those of earlier cuts too. */
  split(client: number): void {
    const cuts = this.#cuts.get(client) ?? 0
    this.#cuts.set(client, cuts + 1)
    const structs = (this.#store.clients.get(client)?.length ?? 0) + cuts
    this.#count(1 + structs / STRUCTS_MOVED_IN_A_STEP)
  }

  #count(steps: number): void {
    this.#steps += steps
    if (this.#steps > MAX_UPDATE_EFFORT) throw new Refusal('too-large', 'effort')
  }

  #list({ parent, key }: Slot): List {
    const lists = this.#lists.get(parent) ?? new Map<string | null, List>()
    this.#lists.set(parent, lists)
    let list = lists.get(key)
    if (list === undefined) {
      list = { added: 0, last: null }
      lists.set(key, list)
    }
    return list
  }

  /** The next item to the right that the doc has already. */
  #findRightInDoc({ rightOrigin }: Y.Item): Y.ID | null {
    if (rightOrigin === null || this.#slots.isInDoc(rightOrigin)) return rightOrigin
    return this.#rightInDoc.get(this.#slots.structAt(rightOrigin) as Y.Item) ?? null
  }

  #stepsInDoc(item: Y.Item, { parent, key }: Slot, right: Y.ID | null): number {
    // What the doc has was not put behind an item that it does not have: Yjs stops at the first of them.
    if (item.origin !== null && !this.#slots.isInDoc(item.origin)) return 0
    let steps = 0
    let next: Y.Item | null
    if (item.origin === null) {
      next = key === null ? (parent.type?._start ?? null) : (parent.type?._map.get(key) ?? null)
      for (; key !== null && next?.left; next = next.left) steps++
    } else {
      const left = this.#slots.structAt(item.origin) as Y.Item
      if (right !== null && right.clock > item.origin.clock && holds(left, right)) return 0
      next = left.right
    }
    for (; next !== null; next = next.right) {
      if (right !== null && holds(next, right)) return steps
      if (++steps > MAX_UPDATE_EFFORT) break
    }
    if (right !== null) throw new Refusal('dangling-reference', 'neighbours in the wrong order')
    return steps
  }
}

/** Whether it follows the item before it as a letter follows a letter. */
const isNext = (before: Y.Item | null, { origin, rightOrigin }: Y.Item): boolean =>
  before !== null && Y.compareIDs(origin, before.lastId) && Y.compareIDs(rightOrigin, before.rightOrigin)

const holds = ({ id, length }: Y.Item, { client, clock }: Y.ID): boolean =>
  id.client === client && clock >= id.clock && clock < id.clock + length
