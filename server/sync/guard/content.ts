/** Whether a struct's content may stand in its slot: values of fields and attributes, text, marks.  @see docs/SPEC.md GD6 */
import * as Y from 'yjs'
import type { z } from 'zod'
import type { RecordType } from '../../../shared/board/recordType.ts'
import { RICH_TEXT_ATTRIBUTES, RICH_TEXT_MARKS } from '../../../shared/board/richText.ts'
import { MAX_DELETED_RUN } from '../../../shared/limits.ts'
import type { DeleteRanges } from './decodeUpdate.ts'
import { coveredLength } from './deletes.ts'
import { Refusal } from './refusal.ts'
import type { Slot } from './slots.ts'

type Content = Y.Item['content']

/** @throws Refusal when the schema does not know such content there. */
export function checkContent(item: Y.Item, slot: Slot, deletes: DeleteRanges): void {
  const { content } = item
  const { place } = slot.parent
  if (content instanceof Y.ContentDeleted) {
    checkDeletedRun(item, slot)
  } else if (place.kind === 'records') {
    // placeOf() has seen that a ContentType is a record; anything else is not.
    if (!(content instanceof Y.ContentType)) throw new Refusal('invalid-record', 'a record is a map')
  } else if (place.kind === 'record') {
    if (!(content instanceof Y.ContentType)) checkField(item, { key: slot.key, records: place.records, deletes })
  } else if (place.kind === 'node') {
    if (slot.key !== null) checkAttribute(item, { node: place.name, name: slot.key, deletes })
    else if (!(content instanceof Y.ContentType)) throw new Refusal('invalid-record', 'content of a node')
  } else {
    checkText(content, slot)
  }
}

/** What was written and erased while offline arrives as runs without content. */
function checkDeletedRun(item: Y.Item, { parent: { place }, key }: Slot): void {
  if (item.length > MAX_DELETED_RUN) throw new Refusal('oversized-run')
  if (place.kind === 'records') throw new Refusal('invalid-record', 'a record is never removed')
  if (place.kind === 'record') schemaOf(key, place.records)
}

function checkField(
  item: Y.Item,
  { key, records, deletes }: { key: string | null; records: RecordType; deletes: DeleteRanges },
): void {
  const schema = schemaOf(key, records)
  for (const value of values(item, deletes)) {
    if (!schema.safeParse(value).success) throw new Refusal('invalid-record', `value of ${key}`)
  }
}

function schemaOf(key: string | null, { fields }: RecordType): z.ZodType {
  const schema = key !== null && Object.hasOwn(fields, key) ? fields[key] : undefined
  if (schema === undefined) throw new Refusal('invalid-record', 'field')
  return schema
}

function checkAttribute(
  item: Y.Item,
  { node, name, deletes }: { node: string; name: string; deletes: DeleteRanges },
): void {
  const attributes = RICH_TEXT_ATTRIBUTES[node]
  const isValid = attributes !== undefined && Object.hasOwn(attributes, name) ? attributes[name] : undefined
  if (isValid === undefined || !values(item, deletes).every(isValid)) throw new Refusal('invalid-record', 'attribute')
}

/** One value a key; several only as a run of older values, all deleted again: Yjs joins those that undo still holds. */
function values(item: Y.Item, deletes: DeleteRanges): readonly unknown[] {
  const { content } = item
  const isRun =
    content instanceof Y.ContentAny && content.arr.length > 1 && coveredLength(item, deletes) === item.length
  if (!(content instanceof Y.ContentAny) || !(content.arr.length === 1 || isRun))
    throw new Refusal('invalid-record', 'one value a key')
  return content.arr
}

function checkText(content: Content, { key }: Slot): void {
  if (key !== null) throw new Refusal('invalid-record', 'attribute of a text')
  if (content instanceof Y.ContentString) return
  if (!(content instanceof Y.ContentFormat)) throw new Refusal('invalid-record', 'content of a text')
  const isValid = Object.hasOwn(RICH_TEXT_MARKS, content.key) ? RICH_TEXT_MARKS[content.key] : undefined
  if (isValid === undefined || !isValid(content.value)) throw new Refusal('invalid-record', 'mark')
}
