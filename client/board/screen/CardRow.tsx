import type { CSSProperties, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CardSnapshot } from '../model/cardSnapshot.ts'
import type { People } from '../people.ts'
import styles from './CardRows.module.css'
import { KIND_DRAWINGS } from './kindDrawings.ts'

interface CardRowProps {
  card: Pick<CardSnapshot, 'kind' | 'color' | 'author' | 'text'>
  people: People
  /** Makes the whole row a button. */
  onPress?: () => void
  children?: ReactNode
}

/** A card in a list. */
export function CardRow({ card, people, onPress, children }: CardRowProps) {
  const { t } = useTranslation('board')
  const Drawing = KIND_DRAWINGS[card.kind]
  const style: CSSProperties = {
    '--card-tint': `var(--tint-${card.color})`,
    '--card-edge': `var(--tint-${card.color}-edge)`,
  }
  const name = people.get(card.author)?.name ?? t('someone')
  const content = (
    <>
      <Drawing aria-hidden size={20} />
      <span className={styles.words}>
        {card.text.trim() === '' ? t('listPanel.blank') : card.text}
        <span className={styles.by}>{t('binPanel.by', { kind: t(`kind.${card.kind}`), name })}</span>
      </span>
      {children}
    </>
  )
  if (onPress === undefined) {
    return (
      <div className={styles.row} style={style}>
        {content}
      </div>
    )
  }
  return (
    <button type="button" className={styles.row} style={style} onClick={onPress}>
      {content}
    </button>
  )
}
