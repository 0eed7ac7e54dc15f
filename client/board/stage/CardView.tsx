import { type CSSProperties, memo, type ReactNode, useCallback, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { groupHue } from '../../design/GroupBadge.tsx'
import type { BoardStore } from '../model/boardStore.ts'
import { blocksOf, type CardSnapshot } from '../model/cardSnapshot.ts'
import type { People } from '../people.ts'
import { CardText } from './CardText.tsx'
import styles from './CardView.module.css'
import type { CardElements } from './cardElements.ts'
import { kindHref } from './KindSprite.tsx'

interface CardViewProps {
  id: string
  store: BoardStore
  elements: CardElements
  people: People
  /** Takes the place of the text while it is being written. */
  editor?: ReactNode
}

/** One card. Rendered anew only when the card itself changed; its place and marks are set by CardElements. */
export const CardView = memo(function CardView({ id, store, elements, people, editor }: CardViewProps) {
  const subscribe = useCallback((listener: () => void) => store.subscribeToCard(id, listener), [store, id])
  const card = useSyncExternalStore(subscribe, () => store.card(id))
  const attach = useCallback((element: HTMLElement) => elements.attach(id, element), [elements, id])
  if (card === undefined) return null
  return <CardFace card={card} attach={attach} people={people} editor={editor} />
})

interface CardFaceProps {
  card: CardSnapshot
  attach: (element: HTMLElement) => () => void
  people: People
  editor: ReactNode
}

function CardFace({ card, attach, people, editor }: CardFaceProps) {
  const { t } = useTranslation('board')
  const author = people.get(card.author)
  const kind = t(`kind.${card.kind}`)
  return (
    // A card is a place on a map that one goes to with the arrow keys; the stage tells how.
    <article
      ref={attach}
      data-card={card.id}
      tabIndex={-1}
      aria-label={t('card.label', { kind, text: card.text })}
      className={styles.card}
      style={
        {
          '--card-tint': `var(--tint-${card.color})`,
          '--card-edge': `var(--tint-${card.color}-edge)`,
        } as CSSProperties
      }
    >
      <div className={styles.head} aria-hidden="true">
        <svg className={styles.kind} aria-hidden="true">
          <use href={kindHref(card.kind)} />
        </svg>
        {kind}
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
