import { ChevronDown, MapPin } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../design/classNames.ts'
import { Dialog } from '../design/Dialog.tsx'
import styles from './BoardSwitcher.module.css'
import type { BoardEntry, BoardPlaces } from './boardChoice.ts'

interface BoardSwitcherProps {
  board: BoardEntry
  places: BoardPlaces
  onChoose(boardId: string): void
}

/** Where I am; with several boards, the way to the others. */
export function BoardSwitcher({ board, places, onChoose }: BoardSwitcherProps) {
  const { t } = useTranslation('participant')
  const [isOpen, setIsOpen] = useState(false)
  const count = places.mine.length + places.plenary.length + places.otherTables.length
  if (count === 1) return <h1 className={classNames(styles.here, styles.alone)}>{board.title}</h1>
  const choose = (id: string): void => {
    setIsOpen(false)
    onChoose(id)
  }
  const section = (title: string, boards: BoardEntry[]) =>
    boards.length > 0 && (
      <section className={styles.section}>
        <h3>{title}</h3>
        <div className={styles.boards}>
          {boards.map(({ id, title: name }) => (
            <button
              key={id}
              type="button"
              className={styles.board}
              aria-current={id === board.id ? 'location' : undefined}
              onClick={() => choose(id)}
            >
              {id === board.id && <MapPin aria-hidden size={20} />}
              <span>{name}</span>
            </button>
          ))}
        </div>
      </section>
    )
  return (
    <>
      <h1 className={styles.here}>
        <button type="button" className={styles.button} aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
          <span className={styles.title}>{board.title}</span>
          <ChevronDown aria-hidden size={20} />
          <span className="visually-hidden">, {t('boards.open')}</span>
        </button>
      </h1>
      <Dialog title={t('boards.title')} isOpen={isOpen} onClose={() => setIsOpen(false)} shape="sheet">
        {section(t('boards.mine'), places.mine)}
        {section(t('boards.plenary'), places.plenary)}
        {section(t('boards.otherTables'), places.otherTables)}
      </Dialog>
    </>
  )
}
