import { useTranslation } from 'react-i18next'
import { DraftsNotice } from './DraftsNotice.tsx'
import { Notice } from './Notice.tsx'
import type { BoardOnScreen } from './useBoardOnScreen.ts'

interface BoardNoticesProps {
  participant: string
  /** The board on screen. */
  boardId: string
  /** Every board that there is. */
  boards: readonly { id: string; title: string }[]
  onScreen: BoardOnScreen
  /** Goes to another board; null: nowhere. */
  onGo: ((boardId: string) => void) | null
}

/** Below the bar: why nothing can be changed now, and texts that could not be saved. */
export function BoardNotices({ participant, boardId, boards, onScreen, onGo }: BoardNoticesProps) {
  const { t } = useTranslation('board')
  const { desk, people, mayEdit, readOnlyReason } = onScreen
  const readOnlyWord =
    readOnlyReason === 'locked'
      ? 'state.locked'
      : readOnlyReason === 'session-closed'
        ? 'state.closed'
        : 'state.observer'
  return (
    <>
      {readOnlyReason !== null && <Notice>{t(readOnlyWord)}</Notice>}
      <DraftsNotice
        participant={participant}
        people={people}
        boardId={boardId}
        boards={boards}
        isLocked={readOnlyReason === 'locked'}
        onPutBack={
          desk && mayEdit ? ({ kind, color, pos, text }) => desk.createCard({ kind, color, pos, text }) !== null : null
        }
        onGo={onGo}
      />
    </>
  )
}
