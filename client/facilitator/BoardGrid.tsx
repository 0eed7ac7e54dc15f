import { Ellipsis, Lock, LockOpen, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addBoard, lockBoard } from '../api/boards.ts'
import { problemMessage } from '../api/problemMessage.ts'
import { IconButton } from '../design/IconButton.tsx'
import { Menu } from '../design/Menu.tsx'
import { tell, tellFailure } from '../design/toasts.ts'
import { presentByTable } from './attendance.ts'
import { BoardCard } from './BoardCard.tsx'
import { BoardDialog, type BoardWish } from './BoardDialog.tsx'
import styles from './SessionPage.module.css'
import type { Room } from './useRoom.ts'

/** Every board of the session, the plenary's first. */
export function BoardGrid({ room }: { room: Room }) {
  const { t } = useTranslation('facilitator')
  const [isAdding, setIsAdding] = useState(false)
  const present = presentByTable(room.people)
  const isClosed = room.status === 'closed'

  const lockAll = async (locked: boolean) => {
    const answers = await Promise.all(
      room.boards.filter((board) => board.locked !== locked).map(({ id }) => lockBoard(id, locked)),
    )
    const failed = answers.find((answer) => !answer.ok)
    if (failed && !failed.ok) tellFailure(problemMessage(failed.problem))
  }
  return (
    <>
      <div className={styles.sectionHead}>
        <h2>{t('boards')}</h2>
        {!isClosed && (
          <Menu
            label={t('boards')}
            trigger={
              <IconButton label={t('sessionMenu')}>
                <Ellipsis aria-hidden size={22} />
              </IconButton>
            }
            acts={[
              { id: 'add', label: t('addBoard'), icon: <Plus aria-hidden size={20} />, onAct: () => setIsAdding(true) },
              {
                id: 'lock',
                label: t('lockAll'),
                icon: <Lock aria-hidden size={20} />,
                isDisabled: room.boards.every((board) => board.locked),
                onAct: () => void lockAll(true),
              },
              {
                id: 'unlock',
                label: t('unlockAll'),
                icon: <LockOpen aria-hidden size={20} />,
                isDisabled: room.boards.every((board) => !board.locked),
                onAct: () => void lockAll(false),
              },
            ]}
          />
        )}
      </div>
      <div className={styles.boardGrid}>
        {room.boards.map((board) => (
          <BoardCard
            key={board.id}
            board={board}
            sessionId={room.record.id}
            isClosed={isClosed}
            tableNumber={board.tableId === null ? null : (room.tableNumbers.get(board.tableId) ?? null)}
            seated={board.tableId === null ? 0 : (present.get(board.tableId) ?? 0)}
          />
        ))}
      </div>
      {isAdding && <AddBoardDialog room={room} onClose={() => setIsAdding(false)} />}
    </>
  )
}

function AddBoardDialog({ room, onClose }: { room: Room; onClose(): void }) {
  const { t } = useTranslation('facilitator')
  const add = async (wish: BoardWish): Promise<string | null> => {
    const answer = await addBoard(room.record.id, wish)
    if (!answer.ok) return problemMessage(answer.problem)
    tell(t('boardAdded'))
    onClose()
    return null
  }
  return (
    <BoardDialog
      heading={t('addBoard')}
      act={t('addBoard')}
      groups={room.groups.map(({ name }) => name)}
      onSubmit={add}
      onClose={onClose}
    />
  )
}
