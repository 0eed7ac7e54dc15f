/** "Send a card": what it is, the text, send. What is typed is kept on this tablet until it is sent.  @see docs/SPEC.md PT3, PT4 */
import { Send } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Desk } from '../board/desk.ts'
import { readCardText } from '../board/model/cardText.ts'
import { KIND_TINTS } from '../board/screen/kindDrawings.ts'
import { Button } from '../design/Button.tsx'
import type { OpenBoardState } from '../sync/openBoard.ts'
import styles from './CardForm.module.css'
import { CardStateMark } from './CardStateMark.tsx'
import { KindChoice } from './KindChoice.tsx'
import { cardStateOf, spotForNewCard } from './myCards.ts'
import { type CardInForm, cardInForm, keepCardInForm } from './tabletMemory.ts'

const BLANK: CardInForm = { kind: 'need', text: '' }

interface CardFormProps {
  desk: Desk
  boardId: string
  opened: OpenBoardState
  mayEdit: boolean
  /** The session is over: nothing is sent any more. */
  isClosed: boolean
}

export function CardForm({ desk, boardId, opened, mayEdit, isClosed }: CardFormProps) {
  const { t } = useTranslation('participant')
  const [card, setCard] = useState(() => cardInForm(desk.participant, boardId) ?? BLANK)
  const [error, setError] = useState<'empty' | 'too-long' | null>(null)
  const [sentId, setSentId] = useState<string | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const id = useId()

  const change = (next: CardInForm): void => {
    setCard(next)
    setError(null)
    keepCardInForm(desk.participant, boardId, next)
  }
  const send = (event: FormEvent | KeyboardEvent): void => {
    event.preventDefault()
    // The keyboard stays up: who sends one card often has the next one in mind.
    field.current?.focus()
    const read = readCardText(card.text)
    if (!read.ok) return setError(read.reason)
    const { kind } = card
    const pos = spotForNewCard(desk.store, desk.participant, read.text)
    const made = desk.createCard({ kind, color: KIND_TINTS[kind], pos, text: read.text })
    // The board was locked within this tap: the text stays.
    if (made === null) return
    setSentId(made)
    change({ kind, text: '' })
  }
  const isBlank = card.text.trim() === ''
  const whyLocked = isClosed ? (isBlank ? 'send.over' : 'send.unsent') : isBlank ? 'send.paused' : 'send.locked'
  return (
    <form className={styles.form} onSubmit={send} noValidate>
      <KindChoice value={card.kind} onChange={(kind) => change({ ...card, kind })} />
      <div className={styles.field}>
        <label htmlFor={id} className={styles.label}>
          {t('send.text')}
        </label>
        <textarea
          ref={field}
          id={id}
          className={styles.text}
          rows={3}
          value={card.text}
          placeholder={t('send.placeholder')}
          aria-invalid={error !== null}
          aria-describedby={`${id}-note`}
          onChange={(event) => change({ ...card, text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(event)
          }}
        />
        <p id={`${id}-note`} role="status" className={styles.note}>
          {error !== null ? (
            <span className={styles.error}>{t(error === 'empty' ? 'send.empty' : 'send.tooLong')}</span>
          ) : !mayEdit ? (
            t(whyLocked)
          ) : (
            sentId !== null &&
            card.text === '' &&
            desk.store.isOnBoard(sentId) && (
              <>
                {t('send.sent')} <CardStateMark state={cardStateOf(sentId, opened)} />
              </>
            )
          )}
        </p>
      </div>
      <Button
        variant="primary"
        size="large"
        isWide
        type="submit"
        isDisabled={!mayEdit}
        icon={<Send aria-hidden size={22} />}
      >
        {t('send.act')}
      </Button>
    </form>
  )
}
