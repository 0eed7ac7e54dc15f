import { useTranslation } from 'react-i18next'
import type { Iteration } from '../../shared/api/iterations.ts'
import { GroupBadge } from '../design/GroupBadge.tsx'
import { groupInitials } from '../design/groupInitials.ts'
import styles from './CardList.module.css'
import type { ReadCard } from './readingOrder.ts'

/** The cards of a saved board as text. */
export function CardList({ cards, iteration }: { cards: ReadCard[]; iteration: Iteration }) {
  const { t } = useTranslation('review')
  const { t: facilitator } = useTranslation('facilitator')
  const people = new Map(iteration.participants.map((person) => [person.id, person]))
  const groups = new Map(iteration.groups.map((group) => [group.id, group]))
  const initials = groupInitials(iteration.groups)
  if (cards.length === 0) return <p className={styles.empty}>{t('emptyBoard')}</p>
  return (
    <ul className={styles.list}>
      {cards.map((card) => {
        const author = people.get(card.author)
        const group = author?.groupId ? groups.get(author.groupId) : undefined
        const tint = {
          '--tint': `var(--tint-${card.color})`,
          '--edge': `var(--tint-${card.color}-edge)`,
        }
        return (
          <li key={card.id} className={styles.card} style={tint}>
            <p className={styles.head}>
              {facilitator(`kind.${card.kind}`)}
              {group && <GroupBadge initial={initials.get(group.id) ?? ''} color={group.color} />}
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
