/** A participant's own cards on a board, for the phone's list. Pure but for the store that is read. */
import type { BoardStore } from '../board/model/boardStore.ts'
import { layOutCards } from '../board/model/cardGrid.ts'
import type { CardSnapshot } from '../board/model/cardSnapshot.ts'
import { boxAt, type Point } from '../board/model/geometry.ts'
import { freeSpot } from '../board/screen/freeSpot.ts'
import type { OpenBoardState } from '../sync/openBoard.ts'

export interface MyCards {
  /** Newest first. */
  onBoard: CardSnapshot[]
  /** Last binned first. */
  binned: CardSnapshot[]
}

export function findMyCards(store: BoardStore, participant: string): MyCards {
  const isMine = (card: CardSnapshot): boolean => card.author === participant
  return {
    onBoard: [...store.cardsOnBoard()].filter(isMine).sort((a, b) => b.createdAt - a.createdAt),
    binned: store.binned.filter(isMine),
  }
}

/** saved: on the server's disk. saving: on its way. kept: only on this tablet until the network is back. unkept: only on this
 *  page, for the tablet keeps nothing. */
export type CardState = 'saved' | 'saving' | 'kept' | 'unkept'

/** How far a card has come. Never says more than the server has acknowledged.  @see docs/SPEC.md PT5 */
export function cardStateOf(
  id: string,
  { saveStatus, pendingCards, isKept }: Pick<OpenBoardState, 'saveStatus' | 'pendingCards' | 'isKept'>,
): CardState {
  if (!pendingCards.has(id)) return 'saved'
  if (saveStatus === 'saving') return 'saving'
  return isKept ? 'kept' : 'unkept'
}

/** Where a card goes whose writer does not see the board: beside their last one, else where the others lie. */
export function spotForNewCard(store: BoardStore, participant: string, text: string): Point {
  const [last] = findMyCards(store, participant).onBoard
  const { size } = layOutCards([text])
  // As large as the new card, so that the tops of one person's cards stand in line.
  const near = last && boxAt(last.pos, ...size)
  return freeSpot(store, near ?? store.bounds ?? boxAt([0, 0], ...size), size)
}
