import { type CSSProperties, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { CardKind } from '../../shared/board/card.ts'
import { KIND_DRAWINGS, KIND_TINTS, WRITTEN_KINDS } from '../board/screen/kindDrawings.ts'
import styles from './KindChoice.module.css'

/** What a card is: large buttons with a pictogram and a word. Native radios: arrow keys, one stop for Tab. */
export function KindChoice({ value, onChange }: { value: CardKind; onChange(kind: CardKind): void }) {
  const { t } = useTranslation('participant')
  const { t: tBoard } = useTranslation('board')
  const name = useId()
  return (
    <fieldset className={styles.kinds}>
      <legend className={styles.legend}>{t('send.kind')}</legend>
      {WRITTEN_KINDS.map((kind) => {
        const Drawing = KIND_DRAWINGS[kind]
        const style: CSSProperties = {
          '--kind-tint': `var(--tint-${KIND_TINTS[kind]})`,
        }
        return (
          <label key={kind} className={styles.kind} style={style}>
            <input
              type="radio"
              name={name}
              className="visually-hidden"
              checked={kind === value}
              onChange={() => onChange(kind)}
            />
            <Drawing aria-hidden size={24} />
            {tBoard(`kind.${kind}`)}
          </label>
        )
      })}
    </fieldset>
  )
}
