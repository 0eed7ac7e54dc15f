/** What an update deletes, item by item.  @see docs/SPEC.md GD5 */
import * as Y from 'yjs'
import type { DeleteRanges, Struct } from './decodeUpdate.ts'
import { Refusal } from './refusal.ts'

interface Surroundings {
  store: Y.Doc['store']
  structsByClient: ReadonlyMap<number, readonly Struct[]>
}

export interface DeletedItem {
  item: Y.Item
  isInDoc: boolean
  /** How much of it goes. */
  length: number
  /** How often it must be cut, because only a part goes. */
  cuts: number
}

function deletedItem(item: Y.Item, { from, to, isInDoc }: { from: number; to: number; isInDoc: boolean }): DeletedItem {
  const { id, length } = item
  const [start, end] = [Math.max(from, id.clock), Math.min(to, id.clock + length)]
  const cuts = Number(start > id.clock) + Number(end < id.clock + length)
  return { item, isInDoc, length: end - start, cuts }
}

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
        found.push(deletedItem(item, { from: clock, to, isInDoc: true }))
      for (const item of livingItems(inUpdate, Math.max(clock, state), to))
        found.push(deletedItem(item, { from: clock, to, isInDoc: false }))
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
export function isDeletedBy({ id }: Y.Item, deletes: DeleteRanges): boolean {
  const range = rangesFrom(id, deletes).next().value
  return range !== undefined && range.clock <= id.clock
}

/** How much of an item the update itself deletes. */
export function coveredLength({ id, length }: Y.Item, deletes: DeleteRanges): number {
  const end = id.clock + length
  let covered = 0
  for (const { clock, len } of rangesFrom(id, deletes)) {
    if (clock >= end) break
    covered += Math.min(clock + len, end) - Math.max(clock, id.clock)
  }
  return covered
}

/** Deleted ranges from the first that ends behind an id. */
function* rangesFrom({ client, clock }: Y.ID, deletes: DeleteRanges): Generator<{ clock: number; len: number }> {
  const ranges = deletes.get(client) ?? []
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    const range = ranges[middle]!
    if (range.clock + range.len <= clock) low = middle + 1
    else high = middle
  }
  for (let index = low; index < ranges.length; index++) yield ranges[index]!
}
