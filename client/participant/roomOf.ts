import type { Session } from '../../shared/api/sessions.ts'
import type { SessionSnapshot } from '../sync/sessionDocs.ts'

export type Room = SessionSnapshot & { session: NonNullable<SessionSnapshot['session']> }

/** The room as the session doc tells it; as the API told it until that has arrived. */
export function roomOf(live: SessionSnapshot, record: Session): Room {
  if (live.session !== null) return { ...live, session: live.session }
  const { title, question, status, groups, boards, tables } = record
  return { ...live, session: { title, question, status, groups, step: null }, boards, tables }
}
