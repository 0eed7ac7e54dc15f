import { lazy, Suspense, useMemo } from 'react'
import type * as Y from 'yjs'
import type { Iteration } from '../../shared/api/iterations.ts'
import { peopleOf } from '../board/people.ts'
import { Loading } from '../design/Loading.tsx'
import { CardList } from './CardList.tsx'
import styles from './ReviewPage.module.css'
import { savedCards } from './savedCards.ts'

/** The renderer is a chunk of its own: who reads the list does not wait for it. */
const ReadOnlyBoard = lazy(() =>
  import('../board/ReadOnlyBoard.tsx').then((module) => ({ default: module.ReadOnlyBoard })),
)

export type SavedView = 'board' | 'list'

/** A saved board, drawn as it was or as a list of its cards. */
export function SavedBoard({ doc, iteration, view }: { doc: Y.Doc; iteration: Iteration; view: SavedView }) {
  const people = useMemo(
    () =>
      peopleOf(
        iteration.participants.map((person) => [person.id, person]),
        iteration.groups,
      ),
    [iteration],
  )
  const cards = useMemo(() => savedCards(doc), [doc])
  if (view === 'list') return <CardList cards={cards} people={people} />
  return (
    <div className={styles.canvas}>
      <Suspense fallback={<Loading />}>
        <ReadOnlyBoard doc={doc} people={people} />
      </Suspense>
    </div>
  )
}
