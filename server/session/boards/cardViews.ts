/** A board's cards as plain JSON. */
import type * as Y from 'yjs'
import type { CardView } from '../../../shared/api/boards.ts'
import { cardBody, cardsOf, plainText, readCard } from '../../../shared/board/boardDoc.ts'

/** In the order in which they were made. One in which nothing is written yet is nothing to read.  @see docs/SPEC.md BD8
 *  @param bin true: the cards in the bin; false: those on the board. */
export function readCards(doc: Y.Doc, { bin }: { bin: boolean }): CardView[] {
  const cards: CardView[] = []
  for (const [id, map] of cardsOf(doc)) {
    const card = readCard(map)
    if (card === null || (card.deletedAt !== null) !== bin) continue
    const text = plainText(cardBody(map))
    if (text.trim() !== '') cards.push({ id, ...card, text })
  }
  return cards.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
}
