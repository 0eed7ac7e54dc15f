import { Check, CloudAlert, CloudOff, LoaderCircle } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../design/classNames.ts'
import styles from './CardStateMark.module.css'
import type { CardState } from './myCards.ts'

const DRAWINGS = { saved: Check, saving: LoaderCircle, kept: CloudOff, unkept: CloudAlert }

/** How far one card has come, in a word and a pictogram. */
export function CardStateMark({ state }: { state: CardState }) {
  const { t } = useTranslation('participant')
  const Drawing = DRAWINGS[state]
  return (
    <span className={classNames(styles.mark, styles[state])}>
      <Drawing aria-hidden size={16} />
      {t(`cardState.${state}`)}
    </span>
  )
}
