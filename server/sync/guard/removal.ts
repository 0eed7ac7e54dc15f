/** What goes with the items that an update deletes: Yjs visits all that stands in them, makes garbage of it piece by piece, and
 *  joins the garbage.  @see docs/SPEC.md GD10 */
import * as Y from 'yjs'
import type { Effort } from './effort.ts'
import { countPieces, hasFormatting } from './sizes.ts'

export class Removal {
  readonly #effort: Effort
  readonly #removed = new Set<Y.Item>()
  /** Of pieces that follow each other in the doc's store, as those of one paragraph mostly do, all are joined at once. */
  #before: Y.Item | null = null

  constructor(effort: Effort) {
    this.#effort = effort
  }

  /** How many pieces go. */
  get size(): number {
    return this.#removed.size
  }

  /** Whether all that stands in this type goes. */
  takes({ _item }: Y.AbstractType<unknown>): boolean {
    return _item !== null && this.#removed.has(_item)
  }

  /** An item of the doc that the update deletes. */
  add(item: Y.Item): void {
    if (this.#removed.has(item)) return
    this.#removed.add(item)
    this.#effort.pass()
    if (!isNext(this.#before, item)) this.#effort.join(item.id.client)
    this.#before = item
    if (item.content instanceof Y.ContentType) this.#addAllIn(item.content.type)
  }

  #addAllIn(type: Y.AbstractType<unknown>): void {
    for (let child = type._start; child !== null; child = child.right) this.add(child)
    for (const last of type._map.values()) {
      for (let value: Y.Item | null = last; value !== null; value = value.left) this.add(value)
    }
    if (hasFormatting(type)) this.#effort.tidy(countPieces(type), countPieces(type))
  }
}

const isNext = (before: Y.Item | null, { id }: Y.Item): boolean =>
  before !== null && before.id.client === id.client && before.id.clock + before.length === id.clock
