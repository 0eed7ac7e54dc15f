import { ChevronRight, Ellipsis, FileSpreadsheet, Lock } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { lockBoard } from '../api/boards.ts'
import { problemMessage } from '../api/problemMessage.ts'
import { classNames } from '../design/classNames.ts'
import { IconButton } from '../design/IconButton.tsx'
import { Menu } from '../design/Menu.tsx'
import { Switch } from '../design/Switch.tsx'
import { tellFailure } from '../design/toasts.ts'
import styles from './BoardGrid.module.css'
import { ImportDialog } from './ImportDialog.tsx'
import type { RoomBoard } from './useRoom.ts'

interface BoardCardProps {
  board: RoomBoard
  sessionId: string
  isClosed: boolean
  /** null: the plenary's. */
  tableNumber: number | null
  /** How many of its table are here. */
  seated: number
}

/** One board: a tap on it opens it. Make it read-only, import into it. */
export function BoardCard({ board, sessionId, isClosed, tableNumber, seated }: BoardCardProps) {
  const { t } = useTranslation('facilitator')
  const [isImporting, setIsImporting] = useState(false)
  /** What was asked for until the session doc says so itself. */
  const [asked, setAsked] = useState<boolean | null>(null)
  const isLocked = asked ?? board.locked

  const lock = async (locked: boolean) => {
    setAsked(locked)
    const answer = await lockBoard(board.id, locked)
    setAsked(null)
    if (!answer.ok) tellFailure(problemMessage(answer.problem))
  }
  const place = tableNumber === null ? t('plenary') : t('seated', { count: seated })
  return (
    <article className={classNames(styles.card, (isLocked || isClosed) && styles.locked)}>
      <div className={styles.head}>
        <h3 className={styles.title}>
          <Link
            to={`/sessions/${sessionId}/boards/${board.id}`}
            aria-label={t('openBoard', { title: board.title })}
            className={styles.open}
          >
            {board.title}
          </Link>
        </h3>
        {!isClosed && (
          <Menu
            label={t('boardMenu', { title: board.title })}
            trigger={
              <IconButton label={t('boardMenu', { title: board.title })} className={styles.menu ?? ''}>
                <Ellipsis aria-hidden size={22} />
              </IconButton>
            }
            acts={[
              {
                id: 'import',
                label: t('import'),
                icon: <FileSpreadsheet aria-hidden size={20} />,
                onAct: () => setIsImporting(true),
              },
            ]}
          />
        )}
      </div>
      <p className={styles.place}>{place}</p>
      <div className={styles.foot}>
        {!isClosed && (
          <Switch
            isSelected={isLocked}
            aria-label={t('lockLabel', { title: board.title })}
            icon={isLocked ? <Lock aria-hidden size={12} /> : null}
            onChange={(locked) => void lock(locked)}
          >
            {t('locked')}
          </Switch>
        )}
        <ChevronRight aria-hidden size={20} className={styles.arrow} />
      </div>
      {isImporting && <ImportDialog board={board} sessionId={sessionId} onClose={() => setIsImporting(false)} />}
    </article>
  )
}
