/** What an update does to whole records: new ones come complete, with the sender as their author, under an id that nobody has
 *  used; old ones keep their author, their body and every field.  @see docs/SPEC.md BD1–BD6 */
import * as Y from 'yjs'
import type { RecordType } from '../../../shared/board/recordType.ts'
import type { DeleteRanges } from './decodeUpdate.ts'
import { isDeletedBy } from './deletes.ts'
import type { Order } from './order.ts'
import type { Parent } from './places.ts'
import { Refusal } from './refusal.ts'
import type { Slot } from './slots.ts'

export class RecordChecks {
  readonly #participant: string
  readonly #deletes: DeleteRanges
  readonly #order: Order
  /** Keys of records that the update sets or takes values from. */
  readonly #touched = new Map<Parent, Set<string>>()
  readonly #newRecords = new Map<Parent, RecordType>()
  /** What may be set once, and is set by this update: ids below a root, keys of a record. */
  readonly #setNow = new Map<Parent, Set<string>>()

  constructor(participant: string, { deletes, order }: { deletes: DeleteRanges; order: Order }) {
    this.#participant = participant
    this.#deletes = deletes
    this.#order = order
  }

  /** A record that comes with the update. @throws Refusal when its id is taken, or it leaves with the same update. */
  add(item: Y.Item, { slot: { parent, key }, record }: { slot: Slot; record: Parent }): void {
    const { place, type } = parent
    if (place.kind !== 'records') return
    if (type?._map.has(key!) || !addTo(this.#setNow, parent, key!)) throw new Refusal('invalid-record', 'record exists')
    if (isDeletedBy(item, this.#deletes)) throw new Refusal('invalid-record', 'a record is never removed')
    if (type!._map.size + this.#setNow.get(parent)!.size > place.records.maxRecords)
      throw new Refusal('too-large', 'records')
    this.#newRecords.set(record, place.records)
  }

  /** A key of a record that the update sets: a field or the body, the content check has seen it. */
  setKey(item: Y.Item, { parent, key }: Slot): void {
    if (parent.place.kind !== 'record') return
    if (key === null) throw new Refusal('invalid-record', 'field')
    const { body, setOnce, author } = parent.place.records
    if ((key === body || setOnce.includes(key)) && (parent.type !== null || !addTo(this.#setNow, parent, key)))
      throw new Refusal('invalid-record', `${key} is set once`)
    if (key === author && (item.content as Y.ContentAny).arr?.[0] !== this.#participant)
      throw new Refusal('invalid-record', 'author')
    addTo(this.#touched, parent, key)
  }

  /** An item that the update deletes. Values may only be replaced, never taken away. */
  deleteItem({ parent, key }: Slot): void {
    const { place } = parent
    if (place.kind === 'records') throw new Refusal('invalid-record', 'a record is never removed')
    if (place.kind !== 'record' || key === null) return
    if (key === place.records.body) throw new Refusal('invalid-record', 'field removed')
    addTo(this.#touched, parent, key)
  }

  /** Once all items have their places. @throws Refusal when a record lacks something. */
  finish(): void {
    for (const [parent, keys] of this.#touched) {
      for (const key of keys) if (!this.#hasValue({ parent, key })) throw new Refusal('invalid-record', 'field removed')
    }
    for (const [record, { fields, body }] of this.#newRecords) {
      const required = body === null ? Object.keys(fields) : [...Object.keys(fields), body]
      const keys = this.#touched.get(record)
      if (!required.every((key) => keys?.has(key))) throw new Refusal('invalid-record', 'incomplete record')
    }
  }

  /** Of all values of a key only the last counts: it may go only if another takes its place at the end. */
  #hasValue(slot: Slot): boolean {
    const last = this.#order.last(slot)
    if (last === null || last.deleted || last.content instanceof Y.ContentDeleted) return false
    return !isDeletedBy(last, this.#deletes)
  }
}

/** @returns false when it is there already. */
function addTo(keysOf: Map<Parent, Set<string>>, parent: Parent, key: string): boolean {
  const keys = keysOf.get(parent) ?? new Set()
  keysOf.set(parent, keys)
  return keys.size < keys.add(key).size
}
