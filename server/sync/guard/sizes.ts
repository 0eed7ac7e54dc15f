/** How large the texts and nodes of a board will be once an update is in. What the update itself deletes again does not
 *  count: undo keeps what a person has taken back.  @see docs/SPEC.md GD6, GD10 */
import * as Y from 'yjs'
import { MAX_NODE_CHILDREN, MAX_PARAGRAPH_LENGTH, MAX_PIECES } from '../../../shared/limits.ts'
import type { DeleteRanges } from './decodeUpdate.ts'
import { coveredLength, type DeletedItem } from './deletes.ts'
import type { Effort } from './effort.ts'
import type { Parent } from './places.ts'
import { Refusal } from './refusal.ts'
import type { Slot } from './slots.ts'

interface Growth {
  /** Letters or children. */
  living: number
  pieces: number
  deletedPieces: number
  hasMarks: boolean
}

export class Sizes {
  readonly #deletes: DeleteRanges
  readonly #effort: Effort
  readonly #growths = new Map<Parent, Growth>()

  constructor(deletes: DeleteRanges, effort: Effort) {
    this.#deletes = deletes
    this.#effort = effort
  }

  /** An item that the update brings. */
  add(item: Y.Item, { parent, key }: Slot): void {
    if (key !== null) return
    const growth = this.#growth(parent)
    const covered = item.content instanceof Y.ContentDeleted ? item.length : coveredLength(item, this.#deletes)
    if (item.countable) growth.living += item.length - covered
    if (item.content instanceof Y.ContentFormat) growth.hasMarks = true
    if (covered > 0) growth.deletedPieces++
    growth.pieces++
  }

  /** An item of the doc that the update deletes. */
  remove({ item, length, cuts }: DeletedItem, { parent, key }: Slot): void {
    if (key !== null) return
    const growth = this.#growth(parent)
    if (item.countable) growth.living -= length
    growth.deletedPieces++
    growth.pieces += cuts
  }

  /** @throws Refusal when something has grown too large. What only shrinks may be as large as it is. */
  finish(): void {
    for (const [{ place, type }, { living, pieces, deletedPieces, hasMarks }] of this.#growths) {
      const size = (type?._length ?? 0) + living
      if (living > 0 && place.kind === 'node' && size > MAX_NODE_CHILDREN) throw new Refusal('too-large', 'children')
      if (living > 0 && place.kind === 'text' && size > MAX_PARAGRAPH_LENGTH)
        throw new Refusal('too-large', 'paragraph')
      const isTidied = hasMarks || hasFormatting(type)
      if (pieces === 0 && !isTidied) continue
      const total = countPieces(type) + pieces
      this.#effort.pass(total)
      if (pieces > 0 && total > MAX_PIECES) throw new Refusal('too-large', 'pieces')
      if (isTidied) this.#effort.tidy(deletedPieces, total)
    }
  }

  #growth(parent: Parent): Growth {
    let growth = this.#growths.get(parent)
    if (growth === undefined) {
      growth = { living: 0, pieces: 0, deletedPieces: 0, hasMarks: false }
      this.#growths.set(parent, growth)
    }
    return growth
  }
}

/** Whether Yjs tidies this type after a change. */
export const hasFormatting = (type: Y.AbstractType<unknown> | null): boolean =>
  type instanceof Y.Text && type._hasFormatting

/** Items of a list, deleted ones too. */
export function countPieces(type: Y.AbstractType<unknown> | null): number {
  let pieces = 0
  for (let item = type?._start ?? null; item !== null; item = item.right) pieces++
  return pieces
}
