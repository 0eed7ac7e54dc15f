/** A session as its facilitator sees it: live from the session doc, and from the API until that has arrived. */
import { useMemo } from 'react'
import type { Session } from '../../shared/api/sessions.ts'
import type { Role } from '../../shared/permissions.ts'
import type { BoardView, GroupView, ParticipantView, SessionView } from '../../shared/session/sessionDoc.ts'
import { fetchSession } from '../api/sessions.ts'
import { type Loaded, useLoaded } from '../api/useLoaded.ts'
import type { SessionSnapshot } from '../sync/sessionDocs.ts'
import { useSessionDoc } from '../sync/useSessionDoc.ts'

export type RoomBoard = BoardView & { id: string }
export type RoomPerson = ParticipantView & { id: string; isPresent: boolean }

export interface Room {
  /** What the API says: the join code and what does not change. */
  record: Session
  title: string
  question: string
  status: SessionView['status']
  groups: GroupView[]
  boards: readonly RoomBoard[]
  /** Number of each table by its id. */
  tableNumbers: ReadonlyMap<string, number>
  /** The participants who came in, those who left among them. */
  people: readonly RoomPerson[]
  /** Who may watch: those whose link was revoked may no more. */
  observers: readonly RoomPerson[]
  /** Whether what is shown is live; false while the network is away. */
  isLive: boolean
}

export function useRoom(sessionId: string): Loaded<Room> {
  const loaded = useLoaded(() => fetchSession(sessionId), sessionId)
  const live = useSessionDoc(sessionId, 'facilitator')
  const record = loaded.state === 'ready' ? loaded.value : null
  const room = useMemo<Room | null>(() => {
    if (record === null) return null
    const { title, question, status, groups } = live.session ?? record
    return {
      record,
      title,
      question,
      status,
      groups,
      boards: live.session ? live.boards : record.boards,
      tableNumbers: new Map((live.session ? live.tables : record.tables).map(({ id, number }) => [id, number])),
      people: peopleIn(live, 'participant'),
      observers: peopleIn(live, 'observer').filter((person) => !person.hasLeft),
      isLive: live.connection !== 'offline',
    }
  }, [record, live])
  if (loaded.state !== 'ready') return loaded
  return { ...loaded, value: room!, replace: (next) => loaded.replace(next.record) }
}

/** Everybody who ever was in the session in that role. */
export const peopleIn = (
  { participants, present }: Pick<SessionSnapshot, 'participants' | 'present'>,
  role: Role,
): RoomPerson[] =>
  [...participants]
    .filter(([, person]) => person.role === role)
    .map(([id, person]) => ({ ...person, id, isPresent: present.has(id) }))
