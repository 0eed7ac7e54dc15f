/** The cards of a saved board in the order in which one reads them, without the bin and those without text. Pure. */
import type * as Y from 'yjs'
import { cardBody, cardsOf, plainText, readCard } from '../../shared/board/boardDoc.ts'
import type { CardRecord } from '../../shared/board/card.ts'
import { inReadingOrder } from '../board/readingOrder.ts'

export interface SavedCard extends CardRecord {
  id: string
  text: string
}

export function savedCards(doc: Y.Doc): SavedCard[] {
  const cards: SavedCard[] = []
  for (const [id, card] of cardsOf(doc)) {
    const record = readCard(card)
    if (record === null || record.deletedAt !== null) continue
    const text = plainText(cardBody(card))
    if (text.trim() !== '') cards.push({ ...record, id, text })
  }
  return inReadingOrder(cards)
}
