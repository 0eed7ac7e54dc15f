import { expect, it } from 'vitest'
import { roomOf } from '../../../client/participant/roomOf.ts'
import type { SessionSnapshot } from '../../../client/sync/sessionDocs.ts'
import type { Session } from '../../../shared/api/sessions.ts'
import { newId } from '../../../shared/ids.ts'

const record: Session = {
  id: newId(),
  programmeId: newId(),
  title: 'Atelier',
  question: 'Comment ?',
  status: 'open',
  joinCode: null,
  groups: [],
  tables: [],
  boards: [],
  createdAt: 1,
  closedAt: null,
}
const nothingYet: SessionSnapshot = {
  connection: 'connecting',
  refusal: null,
  session: null,
  boards: [],
  tables: [],
  participants: new Map(),
  present: new Set(),
}

it('[PT6] shows the room as the API told it until the session doc is here, and then as it is now', () => {
  expect(roomOf(nothingYet, record).session).toMatchObject({ question: 'Comment ?', status: 'open' })
  const session = { title: 'Atelier', question: 'Et si… ?', status: 'closed', groups: [], step: null } as const
  const live: SessionSnapshot = { ...nothingYet, session: { ...session, groups: [] } }
  expect(roomOf(live, record).session).toMatchObject({ question: 'Et si… ?', status: 'closed' })
})
