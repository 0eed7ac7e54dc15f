/** Whether a struct's content may stand in its slot: values of fields and attributes, text, marks.  @see docs/SPEC.md GD6 */
import * as Y from 'yjs'
import { CARD_BODY, type CardField, cardFields } from '../../../shared/board/card.ts'
import { RICH_TEXT_ATTRIBUTES, RICH_TEXT_MARKS } from '../../../shared/board/richText.ts'
import { MAX_DELETED_RUN, MAX_NODE_CHILDREN, MAX_PARAGRAPH_LENGTH } from '../../../shared/limits.ts'
import { Refusal } from './refusal.ts'
import type { Slot } from './slots.ts'

type Content = Y.Item['content']

export const isCardField = (key: string): key is CardField => Object.hasOwn(cardFields, key)

/** @param added units that this update has put below the parent so far, this item included.
 *  @throws Refusal when the schema does not know such content there. */
export function checkContent(item: Y.Item, slot: Slot, added: number): void {
  const { content } = item
  const { place } = slot.parent
  if (content instanceof Y.ContentDeleted) {
    checkDeletedRun(item, slot)
  } else if (place.kind === 'cards') {
    // placeOf() has seen that a ContentType is a card; anything else is not.
    if (!(content instanceof Y.ContentType)) throw new Refusal('invalid-record', 'a card is a map')
  } else if (place.kind === 'card') {
    if (!(content instanceof Y.ContentType)) checkField(content, slot.key)
  } else if (place.kind === 'node') {
    if (slot.key !== null) checkAttribute(content, place.name, slot.key)
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

function checkField(content: Content, key: string | null): void {
  if (key === null || !isCardField(key)) throw new Refusal('invalid-record', 'field')
  if (!cardFields[key].safeParse(singleValue(content)).success) throw new Refusal('invalid-record', `value of ${key}`)
}

function checkAttribute(content: Content, node: string, name: string): void {
  const attributes = RICH_TEXT_ATTRIBUTES[node]
  const isValid = attributes !== undefined && Object.hasOwn(attributes, name) ? attributes[name] : undefined
  if (isValid === undefined || !isValid(singleValue(content))) throw new Refusal('invalid-record', 'attribute')
}

function singleValue(content: Content): unknown {
  if (!(content instanceof Y.ContentAny) || content.arr.length !== 1)
    throw new Refusal('invalid-record', 'one value a key')
  return content.arr[0]
}

function checkText(content: Content, { key }: Slot): void {
  if (key !== null) throw new Refusal('invalid-record', 'attribute of a text')
  if (content instanceof Y.ContentString) return
  if (!(content instanceof Y.ContentFormat)) throw new Refusal('invalid-record', 'content of a text')
  const isValid = Object.hasOwn(RICH_TEXT_MARKS, content.key) ? RICH_TEXT_MARKS[content.key] : undefined
  if (isValid === undefined || !isValid(content.value)) throw new Refusal('invalid-record', 'mark')
}
