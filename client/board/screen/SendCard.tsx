/** The phone's view: write and send, and what one has written. A phone held upright is no place to arrange cards. */
import { Send } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CardKind } from '../../../shared/board/card.ts'
import { MAX_PARAGRAPH_LENGTH } from '../../../shared/limits.ts'
import { Button } from '../../design/Button.tsx'
import { TextField } from '../../design/TextField.tsx'
import { tell } from '../../design/toasts.ts'
import type { Desk } from '../desk.ts'
import type { People } from '../people.ts'
import { CardRow } from './CardRow.tsx'
import rows from './CardRows.module.css'
import { freeSpot } from './freeSpot.ts'
import { KIND_DRAWINGS, KIND_TINTS, WRITTEN_KINDS } from './kindDrawings.ts'
import styles from './SendCard.module.css'
import { useBoardVersion } from './useDesk.ts'

interface SendCardProps {
  desk: Desk
  people: People
  mayEdit: boolean
  pendingCards: ReadonlySet<string>
  /** Shows one card on the board. */
  onShow(id: string): void
}

const EMPTY_BOARD = { minX: 0, minY: 0, maxX: 800, maxY: 600 }

export function SendCard({ desk, people, mayEdit, pendingCards, onShow }: SendCardProps) {
  const { t } = useTranslation('participant')
  useBoardVersion(desk)
  const mine = [...desk.store.cardsOnBoard()]
    .filter(({ author }) => author === desk.participant)
    .sort((a, b) => b.createdAt - a.createdAt)
  return (
    <div className={styles.send}>
      {mayEdit && <SendForm desk={desk} />}
      <section className={styles.mine}>
        <h2>{t('send.mine')}</h2>
        {mine.length === 0 && <p className={styles.none}>{t('send.none')}</p>}
        <div className={rows.rows}>
          {mine.map((card) => (
            <CardRow key={card.id} card={card} people={people} onPress={() => onShow(card.id)}>
              {pendingCards.has(card.id) && <span className={styles.kept}>{t('send.kept')}</span>}
            </CardRow>
          ))}
        </div>
      </section>
    </div>
  )
}

function SendForm({ desk }: { desk: Desk }) {
  const { t } = useTranslation('participant')
  const { t: tBoard } = useTranslation('board')
  const [kind, setKind] = useState<CardKind>('need')
  const [text, setText] = useState('')
  const send = (): void => {
    const pos = freeSpot(desk.store, desk.store.bounds ?? EMPTY_BOARD)
    desk.createCard({ kind, color: KIND_TINTS[kind], pos, text: text.trim() })
    setText('')
    tell(t('send.sent'))
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') send()
      }}
    >
      <fieldset className={styles.kinds}>
        <legend>{t('send.kind')}</legend>
        {WRITTEN_KINDS.map((offered) => {
          const Drawing = KIND_DRAWINGS[offered]
          return (
            <button
              key={offered}
              type="button"
              aria-pressed={offered === kind}
              className={styles.kind}
              onClick={() => setKind(offered)}
            >
              <Drawing aria-hidden size={22} />
              {tBoard(`kind.${offered}`)}
            </button>
          )
        })}
      </fieldset>
      <TextField
        label={t('send.text')}
        placeholder={t('send.placeholder')}
        rows={4}
        value={text}
        onChange={setText}
        maxLength={MAX_PARAGRAPH_LENGTH / 2}
      />
      <Button
        variant="primary"
        size="large"
        isWide
        type="submit"
        isDisabled={text.trim() === ''}
        icon={<Send aria-hidden size={22} />}
      >
        {t('send.act')}
      </Button>
    </form>
  )
}
