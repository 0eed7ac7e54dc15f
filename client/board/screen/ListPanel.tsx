import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../design/Dialog.tsx'
import { TextField } from '../../design/TextField.tsx'
import type { Desk } from '../desk.ts'
import type { People } from '../people.ts'
import { inReadingOrder } from '../readingOrder.ts'
import { CardRow } from './CardRow.tsx'
import styles from './CardRows.module.css'
import { useBoardVersion } from './useDesk.ts'

/** A long list is told by its first rows: the field narrows it down. */
const MAX_ROWS = 200

/** The board as a list, from the top, each line from the left: for screen readers, and for finding a card by its words. */
export function ListPanel({
  desk,
  people,
  onGo,
  onClose,
}: {
  desk: Desk
  people: People
  onGo(id: string): void
  onClose(): void
}) {
  const { t } = useTranslation('board')
  const [words, setWords] = useState('')
  useBoardVersion(desk)
  const wanted = plain(words)
  const cards = inReadingOrder(desk.store.cardsOnBoard()).filter(({ text }) => plain(text).includes(wanted))
  return (
    <Dialog title={t('listPanel.title')} isOpen onClose={onClose} shape="sheet">
      <TextField autoFocus label={t('listPanel.find')} value={words} onChange={setWords} />
      {cards.length === 0 && (
        <p className={styles.empty}>{t(desk.store.cardCount === 0 ? 'listPanel.empty' : 'listPanel.nothing')}</p>
      )}
      <div className={styles.rows}>
        {cards.slice(0, MAX_ROWS).map((card) => (
          <CardRow key={card.id} card={card} people={people} onPress={() => onGo(card.id)} />
        ))}
      </div>
    </Dialog>
  )
}

/** Without capitals and accents: people search as they type. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
