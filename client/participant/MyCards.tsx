/** What this person wrote on this board, newest first, with how far each card has come; and what they binned. */
import { Redo2, Trash2, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Desk } from '../board/desk.ts'
import type { People } from '../board/people.ts'
import { CardRow } from '../board/screen/CardRow.tsx'
import rows from '../board/screen/CardRows.module.css'
import { useBoardVersion, useDeskState } from '../board/screen/useDesk.ts'
import { Button } from '../design/Button.tsx'
import { IconButton } from '../design/IconButton.tsx'
import type { OpenBoardState } from '../sync/openBoard.ts'
import { MyCardRow } from './MyCardRow.tsx'
import styles from './MyCards.module.css'
import { cardStateOf, findMyCards } from './myCards.ts'

interface MyCardsProps {
  desk: Desk
  people: People
  opened: OpenBoardState
  mayEdit: boolean
  onShow(id: string): void
}

export function MyCards({ desk, people, opened, mayEdit, onShow }: MyCardsProps) {
  const { t } = useTranslation('participant')
  const { t: tBoard } = useTranslation('board')
  const { canUndo, canRedo } = useDeskState(desk)
  useBoardVersion(desk)
  const { onBoard, binned } = findMyCards(desk.store, desk.participant)
  return (
    <section className={styles.mine} aria-label={t('mine.title')}>
      <div className={styles.head}>
        <h2>{onBoard.length === 0 ? t('mine.title') : t('mine.count', { count: onBoard.length })}</h2>
        {mayEdit && (
          <div className={styles.undo}>
            <IconButton label={tBoard('undo')} isDisabled={!canUndo} onPress={() => desk.undo()}>
              <Undo2 aria-hidden size={22} />
            </IconButton>
            <IconButton label={tBoard('redo')} isDisabled={!canRedo} onPress={() => desk.redo()}>
              <Redo2 aria-hidden size={22} />
            </IconButton>
          </div>
        )}
      </div>
      {onBoard.length === 0 && <p className={styles.none}>{t('mine.none')}</p>}
      <ul className={rows.rows}>
        {onBoard.map((card) => (
          <li key={card.id}>
            <MyCardRow
              card={card}
              state={cardStateOf(card.id, opened)}
              hint={t(mayEdit ? 'mine.reword' : 'mine.show')}
              onPress={() => (mayEdit ? desk.startWriting(card.id) : onShow(card.id))}
            />
          </li>
        ))}
      </ul>
      {binned.length > 0 && (
        <details className={styles.bin}>
          <summary>
            <Trash2 aria-hidden size={20} />
            {t('mine.bin', { count: binned.length })}
          </summary>
          <div className={rows.rows}>
            {binned.map((card) => (
              <CardRow key={card.id} card={card} people={people}>
                {mayEdit && <Button onPress={() => desk.restore([card.id])}>{tBoard('binPanel.restore')}</Button>}
              </CardRow>
            ))}
          </div>
        </details>
      )}
    </section>
  )
}
