import { Ellipsis, Lock, LockOpen, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_TITLE_LENGTH } from '../../shared/limits.ts'
import { addBoard, lockBoard } from '../api/boards.ts'
import { problemMessage } from '../api/problemMessage.ts'
import { Button } from '../design/Button.tsx'
import { Dialog, DialogFoot } from '../design/Dialog.tsx'
import { IconButton } from '../design/IconButton.tsx'
import { Menu } from '../design/Menu.tsx'
import { TextField } from '../design/TextField.tsx'
import { tell, tellFailure } from '../design/toasts.ts'
import { presentByTable } from './attendance.ts'
import { BoardCard } from './BoardCard.tsx'
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
      {isAdding && <AddBoardDialog sessionId={room.record.id} onClose={() => setIsAdding(false)} />}
    </>
  )
}

function AddBoardDialog({ sessionId, onClose }: { sessionId: string; onClose(): void }) {
  const { t } = useTranslation('facilitator')
  const [title, setTitle] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [isPending, setIsPending] = useState(false)
  const add = async () => {
    if (title.trim() === '') return setError(t('needName'))
    setIsPending(true)
    const answer = await addBoard(sessionId, title.trim())
    setIsPending(false)
    if (!answer.ok) return setError(problemMessage(answer.problem))
    tell(t('boardAdded'))
    onClose()
  }
  return (
    <Dialog title={t('addBoard')} isOpen onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!isPending) void add()
        }}
      >
        <TextField
          label={t('boardName')}
          placeholder={t('boardNamePlaceholder')}
          value={title}
          error={error}
          autoFocus
          maxLength={MAX_TITLE_LENGTH}
          onChange={(text) => {
            setTitle(text)
            setError(null)
          }}
        />
        <DialogFoot>
          <Button variant="primary" type="submit" isPending={isPending}>
            {t('addBoard')}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}
