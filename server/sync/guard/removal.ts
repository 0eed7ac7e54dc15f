/** What goes with an item that an update deletes: Yjs visits all that stands in it, makes garbage of it, piece by piece, and
 *  joins the garbage.  @see docs/SPEC.md GD10 */
import * as Y from 'yjs'
import type { Effort } from './effort.ts'
import { countPieces, hasFormatting } from './sizes.ts'

/** @returns how many pieces go, the item itself included. */
export function countRemoval(item: Y.Item, effort: Effort): number {
  effort.join(item.id.client)
  if (!(item.content instanceof Y.ContentType)) return 1
  const { type } = item.content
  let removed = 1
  for (let child = type._start; child !== null; child = child.right) removed += countRemoval(child, effort)
  for (const last of type._map.values()) {
    for (let value: Y.Item | null = last; value !== null; value = value.left) removed += countRemoval(value, effort)
  }
  if (hasFormatting(type)) effort.tidy(countPieces(type), countPieces(type))
  return removed
}
