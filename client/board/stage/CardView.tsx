import { type CSSProperties, memo, type ReactNode, useCallback, useSyncExternalStore } from 'react'
import type { CardKind } from '../../../shared/board/card.ts'
import { classNames } from '../../design/classNames.ts'
import { groupHue } from '../../design/GroupBadge.tsx'
import type { BoardStore } from '../model/boardStore.ts'
import { blocksOf, type CardSnapshot } from '../model/cardSnapshot.ts'
import type { People, Person } from '../people.ts'
import { CardText } from './CardText.tsx'
import styles from './CardView.module.css'
import type { CardElements } from './cardElements.ts'

interface CardViewProps {
  id: string
  store: BoardStore
  elements: CardElements
  people: People
  /** Names of the kinds in the language on screen; handed down because asking i18next 300 times a pan is dear. */
  kindNames: Readonly<Record<CardKind, string>>
  /** Takes the place of the text while it is being written. */
  editor?: ReactNode
}

/** One card. Rendered anew only when the card itself changed; its place and marks are set by CardElements. */
export const CardView = memo(function CardView({ id, store, elements, people, kindNames, editor }: CardViewProps) {
  const subscribe = useCallback((listener: () => void) => store.subscribeToCard(id, listener), [store, id])
  const card = useSyncExternalStore(subscribe, () => store.card(id))
  const attach = useCallback((element: HTMLElement) => elements.attach(id, element), [elements, id])
  if (card === undefined) return null
  return (
    <CardFace
      card={card}
      attach={attach}
      author={people.get(card.author)}
      kind={kindNames[card.kind]}
      editor={editor}
    />
  )
})

interface CardFaceProps {
  card: CardSnapshot
  attach: (element: HTMLElement) => () => void
  author: Person | undefined
  kind: string
  editor: ReactNode
}

function CardFace({ card, attach, author, kind, editor }: CardFaceProps) {
  return (
    // A card is a place on a map that one goes to with the arrow keys; the stage tells how.
    <article
      ref={attach}
      data-card={card.id}
      tabIndex={-1}
      aria-label={`${kind} : ${card.text}`}
      className={styles.card}
      style={
        {
          '--card-tint': `var(--tint-${card.color})`,
          '--card-edge': `var(--tint-${card.color}-edge)`,
        } as CSSProperties
      }
    >
      <div className={styles.head} aria-hidden="true">
        <span className={classNames(styles.kind, styles[card.kind])}>{kind}</span>
        {author?.group && (
          <span className={styles.badge} style={{ background: groupHue(author.group.color) }}>
            {author.group.initial}
          </span>
        )}
      </div>
      <div className={styles.text}>{editor ?? <CardText blocks={blocksOf(card)} />}</div>
    </article>
  )
}
