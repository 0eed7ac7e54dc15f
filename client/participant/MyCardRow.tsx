import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { CardSnapshot } from '../board/model/cardSnapshot.ts'
import { KIND_DRAWINGS } from '../board/screen/kindDrawings.ts'
import { CardStateMark } from './CardStateMark.tsx'
import styles from './MyCardRow.module.css'
import type { CardState } from './myCards.ts'

interface MyCardRowProps {
  card: CardSnapshot
  state: CardState
  /** What a tap does, for screen readers. */
  hint: string
  onPress(): void
}

/** One of my own cards: what it is, its text, and whether it is saved. */
export function MyCardRow({ card, state, hint, onPress }: MyCardRowProps) {
  const { t } = useTranslation('board')
  const Drawing = KIND_DRAWINGS[card.kind]
  const style: CSSProperties = {
    '--card-tint': `var(--tint-${card.color})`,
    '--card-edge': `var(--tint-${card.color}-edge)`,
  }
  return (
    <button type="button" className={styles.row} style={style} onClick={onPress}>
      <span className={styles.head}>
        <span className={styles.kind}>
          <Drawing aria-hidden size={18} />
          {t(`kind.${card.kind}`)}
        </span>
        <CardStateMark state={state} />
      </span>
      <span className={styles.text}>{card.text.trim() === '' ? t('listPanel.blank') : card.text}</span>
      <span className="visually-hidden">. {hint}</span>
    </button>
  )
}
