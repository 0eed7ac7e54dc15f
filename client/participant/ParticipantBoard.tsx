/** One board as a participant has it: bar, notices, and the board itself; on a phone held upright, writing first. The board
 *  stays open behind the thanks, so that what was still under way when the session closed comes back as a draft. */
import { useState } from 'react'
import type { Role } from '../../shared/permissions.ts'
import { BoardBody } from '../board/screen/BoardBody.tsx'
import { BoardNotices } from '../board/screen/BoardNotices.tsx'
import { SaveState } from '../board/screen/SaveState.tsx'
import { useBoardOnScreen } from '../board/screen/useBoardOnScreen.ts'
import type { BoardEntry, BoardPlaces } from './boardChoice.ts'
import { LeaveSheet } from './LeaveSheet.tsx'
import styles from './ParticipantBoard.module.css'
import { PhoneWriting } from './PhoneWriting.tsx'
import type { Room } from './roomOf.ts'
import { Thanks } from './Thanks.tsx'
import { TopBar } from './TopBar.tsx'
import { useIsPhone } from './useIsPhone.ts'
import { useLosses } from './useLosses.ts'
import { type PhoneView, ViewTabs } from './ViewTabs.tsx'

export interface Self {
  id: string
  name: string
  groupId: string | null
  tableId: string | null
  role: Role
}

interface ParticipantBoardProps {
  board: BoardEntry
  places: BoardPlaces
  room: Room
  self: Self
  isLeaving: boolean
  leaveProblem: string | null
  /** The session is over, and the board is looked at once more. */
  looksBack: boolean
  onLookBack(): void
  onChoose(boardId: string): void
  onLeave(): void
}

export function ParticipantBoard(props: ParticipantBoardProps) {
  const { board, places, room, self, isLeaving, leaveProblem, looksBack, onLookBack, onChoose, onLeave } = props
  const onScreen = useBoardOnScreen({ board, room, me: { id: self.id, role: self.role, as: 'participant' } })
  const { opened, desk, people, mayEdit } = onScreen
  const isPhone = useIsPhone()
  const [view, setView] = useState<PhoneView>(looksBack ? 'board' : 'write')
  const [isAskingToLeave, setIsAskingToLeave] = useState(false)
  const losses = useLosses(self.id)
  const losesNothing = losses.unsavedCards === 0 && losses.unsentTexts.length === 0
  const isClosed = room.session.status === 'closed'
  const notices = { participant: self.id, boardId: board.id, boards: room.boards }

  const leaveSheet = isAskingToLeave && (
    <LeaveSheet
      words={self.role === 'observer' ? 'watcher' : isClosed ? 'finish' : 'leave'}
      name={self.name}
      losses={losses}
      isLeaving={isLeaving}
      problem={leaveProblem}
      onLeave={onLeave}
      onClose={() => setIsAskingToLeave(false)}
    />
  )
  if (isClosed && !looksBack) {
    return (
      <>
        <Thanks
          name={self.name}
          desk={desk}
          notices={<BoardNotices {...notices} onScreen={{ ...onScreen, readOnlyReason: null }} onGo={null} />}
          isLeaving={isLeaving}
          onLook={onLookBack}
          leaveProblem={leaveProblem}
          onLeave={() => (losesNothing ? onLeave() : setIsAskingToLeave(true))}
        />
        {leaveSheet}
      </>
    )
  }
  const isWriting = isPhone && view === 'write' && self.role !== 'observer'
  return (
    <div className={styles.screen} data-view={isWriting ? 'write' : 'board'}>
      <TopBar
        board={board}
        places={places}
        room={room}
        self={self}
        saveState={opened && <SaveState board={opened} participant={self.id} />}
        onChoose={onChoose}
        onLeave={() => setIsAskingToLeave(true)}
      />
      <BoardNotices {...notices} onScreen={onScreen} onGo={onChoose} />
      <main className={styles.board}>
        <BoardBody
          onScreen={onScreen}
          renderView={
            isWriting
              ? (loaded) => (
                  <PhoneWriting
                    desk={loaded}
                    boardId={board.id}
                    people={people}
                    opened={opened!}
                    mayEdit={mayEdit}
                    isClosed={isClosed}
                    onShow={(id) => {
                      loaded.select([id])
                      setView('board')
                    }}
                  />
                )
              : undefined
          }
        />
      </main>
      {isPhone && self.role !== 'observer' && <ViewTabs view={view} onView={setView} />}
      {leaveSheet}
    </div>
  )
}
