/** Where the cards of a board lie, read lightly: as JSON, ten thousand cards would hold the room up. */
import type * as Y from 'yjs'
import { cardBody, cardsOf, plainText } from '../../../shared/board/boardDoc.ts'
import type { LyingCard } from './cardGrid.ts'

/** Without those in the bin. What is yielded must not be kept beyond the read. */
export function* cardsLying(doc: Y.Doc): Generator<LyingCard> {
  for (const card of cardsOf(doc).values()) {
    if ((card.get('deletedAt') ?? null) !== null) continue
    yield { pos: card.get('pos') as LyingCard['pos'], readText: () => plainText(cardBody(card)) }
  }
}
