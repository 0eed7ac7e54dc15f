/** What lies on a board, read lightly: as JSON, ten thousand cards would hold the room up. */
import type * as Y from 'yjs'
import { cardBody, cardsOf, plainText, zonesOf } from '../../../shared/board/boardDoc.ts'
import { CARD_WIDTH } from '../../../shared/board/card.ts'
import { type Lying, roomFor } from './cardGrid.ts'

/** Cards and zones, without those in the bin. What is yielded must not be kept beyond the read. */
export function* whatLies(doc: Y.Doc): Generator<Lying> {
  for (const card of cardsOf(doc).values()) {
    if (isBinned(card)) continue
    yield { pos: posOf(card), width: CARD_WIDTH, readHeight: () => roomFor(plainText(cardBody(card))) }
  }
  for (const zone of zonesOf(doc).values()) {
    if (isBinned(zone)) continue
    const [width, height] = zone.get('size') as [number, number]
    yield { pos: posOf(zone), width, readHeight: () => height }
  }
}

const isBinned = (record: Y.Map<unknown>): boolean => (record.get('deletedAt') ?? null) !== null
const posOf = (record: Y.Map<unknown>): Lying['pos'] => record.get('pos') as Lying['pos']
