import { useTranslation } from 'react-i18next'
import type { People } from '../board/people.ts'
import { GroupBadge } from '../design/GroupBadge.tsx'
import styles from './CardList.module.css'
import type { SavedCard } from './savedCards.ts'

/** The cards of a saved board as text. */
export function CardList({ cards, people }: { cards: SavedCard[]; people: People }) {
  const { t } = useTranslation('review')
  const { t: board } = useTranslation('board')
  if (cards.length === 0) return <p className={styles.empty}>{t('emptyBoard')}</p>
  return (
    <ul className={styles.list}>
      {cards.map((card) => {
        const author = people.get(card.author)
        const group = author?.group
        const tint = { '--tint': `var(--tint-${card.color})`, '--edge': `var(--tint-${card.color}-edge)` }
        return (
          <li key={card.id} className={styles.card} style={tint}>
            <p className={styles.head}>
              {board(`kind.${card.kind}`)}
              {group && <GroupBadge initial={group.initial} color={group.color} />}
            </p>
            <p className={styles.text}>{card.text}</p>
            {author && (
              <p className={styles.author}>
                {t('author', { name: author.name })}
                {group && <span className="visually-hidden">, {group.name}</span>}
              </p>
            )}
          </li>
        )
      })}
    </ul>
  )
}
