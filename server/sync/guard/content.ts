/** Whether a struct's content may stand in its slot: values of fields and attributes, text, marks.  @see docs/SPEC.md GD6 */
import * as Y from 'yjs'
import { CARD_BODY, type CardField, cardFields } from '../../../shared/board/card.ts'
import { RICH_TEXT_ATTRIBUTES, RICH_TEXT_MARKS } from '../../../shared/board/richText.ts'
import { MAX_DELETED_RUN, MAX_NODE_CHILDREN, MAX_PARAGRAPH_LENGTH } from '../../../shared/limits.ts'
import type { DeleteRanges } from './decodeUpdate.ts'
import { isWhollyDeletedBy } from './deletes.ts'
import { Refusal } from './refusal.ts'
import type { Slot } from './slots.ts'

type Content = Y.Item['content']

const isCardField = (key: string): key is CardField => Object.hasOwn(cardFields, key)

/** @param context `added`: units that this update has put below the parent so far, this item included.
 *  @throws Refusal when the schema does not know such content there. */
export function checkContent(
  item: Y.Item,
  slot: Slot,
  { added, deletes }: { added: number; deletes: DeleteRanges },
): void {
  const { content } = item
  const { place } = slot.parent
  if (content instanceof Y.ContentDeleted) {
    checkDeletedRun(item, slot)
  } else if (place.kind === 'cards') {
    // placeOf() has seen that a ContentType is a card; anything else is not.
    if (!(content instanceof Y.ContentType)) throw new Refusal('invalid-record', 'a card is a map')
  } else if (place.kind === 'card') {
    if (!(content instanceof Y.ContentType)) checkField(item, slot.key, deletes)
  } else if (place.kind === 'node') {
    if (slot.key !== null) checkAttribute(item, { node: place.name, name: slot.key, deletes })
    else if (!(content instanceof Y.ContentType)) throw new Refusal('invalid-record', 'content of a node')
    else if (slot.parent.length + added > MAX_NODE_CHILDREN) throw new Refusal('too-large', 'children')
  } else {
    checkText(content, slot)
    if (slot.parent.length + added > MAX_PARAGRAPH_LENGTH) throw new Refusal('too-large', 'paragraph')
  }
}

/** What was written and erased while offline arrives as runs without content. */
function checkDeletedRun(item: Y.Item, { parent, key }: Slot): void {
  if (item.length > MAX_DELETED_RUN) throw new Refusal('oversized-run')
  if (parent.place.kind === 'cards') throw new Refusal('invalid-record', 'a card is never removed')
  if (parent.place.kind === 'card' && (key === null || key === CARD_BODY || !isCardField(key))) {
    throw new Refusal('invalid-record', 'field')
  }
}

function checkField(item: Y.Item, key: string | null, deletes: DeleteRanges): void {
  if (key === null || !isCardField(key)) throw new Refusal('invalid-record', 'field')
  for (const value of values(item, deletes)) {
    if (!cardFields[key].safeParse(value).success) throw new Refusal('invalid-record', `value of ${key}`)
  }
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
  const isRun = content instanceof Y.ContentAny && content.arr.length > 1 && isWhollyDeletedBy(item, deletes)
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
