import { useEffect, useMemo } from 'react'
import { boardEditRefusal, type Role } from '../../../shared/permissions.ts'
import type { CloseReason } from '../../../shared/protocol/closeCodes.ts'
import type { BoardView } from '../../../shared/session/sessionDoc.ts'
import type { OpenBoardState } from '../../sync/openBoard.ts'
import type { SessionSnapshot } from '../../sync/sessionDocs.ts'
import { useOpenBoard } from '../../sync/useOpenBoard.ts'
import type { Desk } from '../desk.ts'
import { fetchEditor } from '../editor/editorChunk.ts'
import { type People, peopleOf } from '../people.ts'
import { useDesk } from './useDesk.ts'

export interface BoardOnScreenOptions {
  board: BoardView & { id: string }
  room: SessionSnapshot
  me: { id: string; role: Role; as: 'participant' | 'facilitator' }
}

export interface BoardOnScreen {
  /** null before the first effect. */
  opened: OpenBoardState | null
  /** null until there is a doc to work on. */
  desk: Desk | null
  people: People
  /** What the board began as: an id of shared/board/templates. */
  template: string
  /** Why this person may only read; null: they may write. */
  readOnlyReason: CloseReason | null
  mayEdit: boolean
}

/** Opens a board with the desk of the person at it, as the room's state permits, for as long as the component stands. */
export function useBoardOnScreen({ board, room, me }: BoardOnScreenOptions): BoardOnScreen {
  const opened = useOpenBoard({ boardId: board.id, epoch: board.epoch, participant: me.id, as: me.as })
  const sessionStatus = room.session?.status ?? 'open'
  const readOnlyReason = boardEditRefusal({ role: me.role, sessionStatus, boardLocked: board.locked })
  const mayEdit = readOnlyReason === null && opened?.live != null
  const desk = useDesk(opened?.live ?? null, me.id, mayEdit)
  const people = useMemo(
    () => peopleOf(room.participants, room.session?.groups ?? []),
    [room.participants, room.session],
  )
  useEffect(() => void fetchEditor(), [])
  return { opened, desk, people, template: board.template, readOnlyReason, mayEdit }
}
