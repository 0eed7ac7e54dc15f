/** What a person can do to cards. Each act is one transaction under LOCAL_ACT, which undo follows; an act on a card that is
 *  not there does nothing.  @see docs/SPEC.md BD1–BD9 */
import type * as Y from 'yjs'
import { type CardMap, cardsOf, makeCard } from '../../../shared/board/boardDoc.ts'
import type { CardField, CardKind, CardRecord } from '../../../shared/board/card.ts'
import { newId } from '../../../shared/ids.ts'
import { MAX_COORDINATE } from '../../../shared/limits.ts'
import type { CardTint } from '../../../shared/palette.ts'
import { layOutCards } from './cardGrid.ts'
import type { Point } from './geometry.ts'

/** Origin of this person's acts: undo takes them back. */
export const LOCAL_ACT = { name: 'local act' }
/** Origin of a card's first appearance, in the bin. Undo must not follow it: a card is never removed. */
const ARRIVAL = { name: 'arrival' }

export interface NewCard {
  kind: CardKind
  color: CardTint
  pos: Point
  author: string
  /** Clock of this tablet, ms since 1970. */
  now: number
  text?: string
}

/** Makes a card in the bin, for the moment before something stands on it. Nobody sees it there while it has no text.
 *  @returns its id. */
export function prepareCard(doc: Y.Doc, { kind, color, pos, author, now, text }: NewCard): string {
  const id = newId()
  const record: CardRecord = { kind, color, pos: toBoardPoint(pos), author, createdAt: now, deletedAt: now }
  doc.transact(() => cardsOf(doc).set(id, makeCard(record, text)), ARRIVAL)
  return id
}

/** Makes a card on the board. Two transactions: undo of the second puts it into the bin, redo brings it back.
 *  @returns its id. */
export function createCard(doc: Y.Doc, card: NewCard): string {
  const id = prepareCard(doc, card)
  restoreCards(doc, [id])
  return id
}

/** Moves cards. One transaction, one key a card, so that concurrent moves never mix axes. */
export function moveCards(doc: Y.Doc, positions: ReadonlyMap<string, Point>): void {
  doc.transact(() => {
    for (const [id, pos] of positions) setField(doc, id, 'pos', toBoardPoint(pos))
  }, LOCAL_ACT)
}

/** Makes cards from lines of text, side by side from a place on. One step of undo. @returns their ids. */
export function createCards(doc: Y.Doc, lines: readonly string[], { pos: [x, y], ...card }: NewCard): string[] {
  const { places } = layOutCards(lines)
  const ids = lines.map((text, index) => {
    const [dx, dy] = places[index]!
    return prepareCard(doc, { ...card, pos: [x + dx, y + dy], text })
  })
  restoreCards(doc, ids)
  return ids
}

/** Puts a card that was made and emptied again where nobody sees it. Undo does not bring back a blank card. */
export function discardCard(doc: Y.Doc, id: string, now: number): void {
  doc.transact(() => setField(doc, id, 'deletedAt', now), ARRIVAL)
}

export function recolourCards(doc: Y.Doc, ids: Iterable<string>, color: CardTint): void {
  setFieldOfAll(doc, ids, 'color', color)
}

export function setKinds(doc: Y.Doc, ids: Iterable<string>, kind: CardKind): void {
  setFieldOfAll(doc, ids, 'kind', kind)
}

/** Puts cards into the bin, with their text. */
export function binCards(doc: Y.Doc, ids: Iterable<string>, now: number): void {
  setFieldOfAll(doc, ids, 'deletedAt', now)
}

/** Puts cards (back) on the board. */
export function restoreCards(doc: Y.Doc, ids: Iterable<string>): void {
  setFieldOfAll(doc, ids, 'deletedAt', null)
}

function setFieldOfAll(doc: Y.Doc, ids: Iterable<string>, field: CardField, value: unknown): void {
  doc.transact(() => {
    for (const id of ids) setField(doc, id, field, value)
  }, LOCAL_ACT)
}

/** Writes only what differs: a key written again costs every tablet, and undo a step that does nothing. */
function setField(doc: Y.Doc, id: string, field: CardField, value: unknown): void {
  const card: CardMap | undefined = cardsOf(doc).get(id)
  if (card !== undefined && !isSame(card.get(field), value)) card.set(field, value)
}

const isSame = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b) ? a.every((value, index) => value === b[index]) : a === b

/** Whole board units: a tenth of a pixel is nobody's wish, and costs bytes. */
function toBoardPoint([x, y]: Point): [number, number] {
  const clamp = (value: number): number => Math.round(Math.min(MAX_COORDINATE, Math.max(-MAX_COORDINATE, value)))
  return [clamp(x), clamp(y)]
}
