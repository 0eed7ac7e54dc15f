/** A board on screen, for participants and facilitators: bar, stage, tools, panels, and every state it can be in. */
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { boardEditRefusal, type Role } from '../../shared/permissions.ts'
import type { BoardView } from '../../shared/session/sessionDoc.ts'
import type { SessionSnapshot } from '../sync/sessionDocs.ts'
import { useOpenBoard } from '../sync/useOpenBoard.ts'
import { fetchEditor } from './editor/editorChunk.ts'
import { peopleOf } from './people.ts'
import styles from './screen/BoardScreen.module.css'
import { BoardTable } from './screen/BoardTable.tsx'
import { DraftsNotice } from './screen/DraftsNotice.tsx'
import { Notice } from './screen/Notice.tsx'
import { Refused } from './screen/Refused.tsx'
import { SaveState } from './screen/SaveState.tsx'
import { SendCard } from './screen/SendCard.tsx'
import { useDesk } from './screen/useDesk.ts'
import { useIsPhone } from './screen/useIsPhone.ts'
import { type PhoneView, ViewTabs } from './screen/ViewTabs.tsx'

export interface BoardScreenProps {
  board: BoardView & { id: string }
  room: SessionSnapshot
  me: { id: string; role: Role; as: 'participant' | 'facilitator' }
  /** Stands at the start of the bar: the way back, the choice of board. */
  start: ReactNode
  /** Stands before the save state: a menu. */
  end?: ReactNode
}

export function BoardScreen({ board, room, me, start, end }: BoardScreenProps) {
  const { t } = useTranslation('board')
  const opened = useOpenBoard({ boardId: board.id, epoch: board.epoch, participant: me.id, as: me.as })
  const status = room.session?.status ?? 'open'
  const refusal = boardEditRefusal({ role: me.role, sessionStatus: status, boardLocked: board.locked })
  const mayEdit = refusal === null && opened?.live != null
  const desk = useDesk(opened?.live ?? null, me.id, mayEdit)
  const people = useMemo(
    () => peopleOf(room.participants, room.session?.groups ?? []),
    [room.participants, room.session],
  )
  useEffect(() => void fetchEditor(), [])
  const isPhone = useIsPhone() && me.role === 'participant'
  const [view, setView] = useState<PhoneView>('write')
  const show = (id: string): void => {
    desk?.select([id])
    setView('board')
  }

  const readOnlyWord =
    refusal === 'locked' ? 'state.locked' : refusal === 'session-closed' ? 'state.closed' : 'state.observer'
  return (
    <div className={styles.screen}>
      <header className={styles.bar}>
        {start}
        <h1 className={styles.title}>{board.title}</h1>
        <p className={styles.question}>{room.session?.question}</p>
        {end}
        {opened && <SaveState board={opened} />}
      </header>
      {refusal !== null && <Notice>{t(readOnlyWord)}</Notice>}
      <DraftsNotice
        participant={me.id}
        people={people}
        onPutBack={desk && mayEdit ? ({ kind, color, pos, text }) => desk.createCard({ kind, color, pos, text }) : null}
      />
      <main className={styles.board}>
        {opened?.refusal != null ? (
          <Refused reason={opened.refusal} />
        ) : desk === null || !opened?.isLoaded ? (
          <p className={styles.loading} role="status">
            {t('state.loading')}
          </p>
        ) : isPhone && view === 'write' ? (
          <SendCard {...{ desk, people, mayEdit, pendingCards: opened.pendingCards }} onShow={show} />
        ) : (
          <BoardTable {...{ desk, people, mayEdit, pendingCards: opened.pendingCards }} />
        )}
      </main>
      {isPhone && <ViewTabs view={view} onView={setView} />}
    </div>
  )
}
