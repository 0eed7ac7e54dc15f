/** What an update deletes, item by item.  @see docs/SPEC.md GD5 */
import * as Y from 'yjs'
import type { DeleteRanges, Struct } from './decodeUpdate.ts'
import { Refusal } from './refusal.ts'

interface Surroundings {
  store: Y.Doc['store']
  structsByClient: ReadonlyMap<number, readonly Struct[]>
}

interface DeletedItem {
  item: Y.Item
  isInDoc: boolean
  /** How often it must be cut, because only a part goes. */
  cuts: number
}

const cutsOf = ({ id, length }: Y.Item, from: number, to: number): number =>
  Number(from > id.clock) + Number(to < id.clock + length)

/** Items, in the doc or in the update, that the update turns from living into deleted.
 *  @throws Refusal `future-delete` when a range names what nobody has written yet. */
export function deletedItems(deletes: DeleteRanges, { store, structsByClient }: Surroundings): DeletedItem[] {
  const found: DeletedItem[] = []
  for (const [client, ranges] of deletes) {
    const inDoc = store.clients.get(client) ?? []
    const inUpdate = structsByClient.get(client) ?? []
    const state = Y.getState(store, client)
    const end = Math.max(state, endOf(inUpdate))
    for (const { clock, len } of ranges) {
      const to = clock + len
      if (to > end) throw new Refusal('future-delete')
      for (const item of livingItems(inDoc, clock, Math.min(to, state)))
        found.push({ item, isInDoc: true, cuts: cutsOf(item, clock, to) })
      for (const item of livingItems(inUpdate, Math.max(clock, state), to))
        found.push({ item, isInDoc: false, cuts: cutsOf(item, clock, to) })
    }
  }
  return found
}

const endOf = (structs: readonly Struct[]): number => {
  const last = structs.at(-1)
  return last === undefined ? 0 : last.id.clock + last.length
}

/** Items that live and overlap [from, to). */
function* livingItems(structs: readonly Struct[], from: number, to: number): Generator<Y.Item> {
  if (from >= to) return
  for (let index = Y.findIndexSS(structs as Struct[], from); index < structs.length; index++) {
    const struct = structs[index]!
    if (struct.id.clock >= to) return
    if (struct instanceof Y.Item && !struct.deleted && !(struct.content instanceof Y.ContentDeleted)) yield struct
  }
}

/** Whether the update itself deletes the start of an item. */
export const isDeletedBy = (item: Y.Item, deletes: DeleteRanges): boolean => deletedTo(item, deletes) > item.id.clock

/** Whether it deletes all of it, in one range as Yjs writes it. */
export const isWhollyDeletedBy = (item: Y.Item, deletes: DeleteRanges): boolean =>
  deletedTo(item, deletes) >= item.id.clock + item.length

/** End of the range that holds the start of the item; 0 when none does. */
function deletedTo({ id }: Y.Item, deletes: DeleteRanges): number {
  const ranges = deletes.get(id.client) ?? []
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    const { clock, len } = ranges[middle]!
    if (id.clock < clock) high = middle
    else if (id.clock >= clock + len) low = middle + 1
    else return clock + len
  }
  return 0
}
