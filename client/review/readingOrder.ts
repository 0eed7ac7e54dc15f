/** The cards of a saved board in the order in which one reads them: from the top, each line from the left. Pure. */
import type * as Y from 'yjs'
import { cardBody, cardsOf, plainText, readCard } from '../../shared/board/boardDoc.ts'
import { CARD_MIN_HEIGHT, type CardRecord } from '../../shared/board/card.ts'

export interface ReadCard extends CardRecord {
  id: string
  text: string
}

/** Cards in the bin are left out. */
export function cardsInReadingOrder(doc: Y.Doc): ReadCard[] {
  const cards: ReadCard[] = []
  for (const [id, card] of cardsOf(doc)) {
    const record = readCard(card)
    if (record !== null && record.deletedAt === null) cards.push({ ...record, id, text: plainText(cardBody(card)) })
  }
  return cards.sort((a, b) => rowOf(a) - rowOf(b) || a.pos[0] - b.pos[0])
}

/** Cards whose tops lie within one card's height are read as one line. */
const rowOf = ({ pos }: ReadCard): number => Math.floor(pos[1] / CARD_MIN_HEIGHT)
