/** Records to store, each with an id of its own. */
import type {
  BoardRecord,
  IterationRecord,
  ParticipantRecord,
  ProgrammeRecord,
  SessionRecord,
  Storage,
} from '../../server/storage/storage.ts'
import { newId } from '../../shared/ids.ts'
import { newJoinCode } from '../../shared/joinCode.ts'

export const programmeRecord = (fields: Partial<ProgrammeRecord> = {}): ProgrammeRecord => ({
  id: newId(),
  title: 'Atelier numérique santé',
  question: 'Comment aider chacun ?',
  createdAt: 1_000,
  ...fields,
})

export const sessionRecord = (programmeId: string, fields: Partial<SessionRecord> = {}): SessionRecord => ({
  id: newId(),
  programmeId,
  title: 'Atelier 120 · groupe A',
  question: 'Comment aider chacun ?',
  status: 'open',
  joinCode: newJoinCode(),
  groups: [{ id: newId(), name: 'Patients et aidants', color: 'vermilion', icon: 'heart' }],
  createdAt: 2_000,
  closedAt: null,
  ...fields,
})

export const boardRecord = (sessionId: string, fields: Partial<BoardRecord> = {}): BoardRecord => ({
  id: newId(),
  sessionId,
  tableId: null,
  title: 'Plénière',
  template: 'blank',
  position: 0,
  locked: false,
  createdAt: 3_000,
  ...fields,
})

export const participantRecord = (sessionId: string, fields: Partial<ParticipantRecord> = {}): ParticipantRecord => ({
  id: newId(),
  sessionId,
  name: 'Loutre bleue',
  groupId: null,
  tableId: null,
  role: 'participant',
  tokenHash: newId(),
  createdAt: 4_000,
  ...fields,
})

export const iterationRecord = (
  sessionId: string,
  fields: Partial<IterationRecord> = {},
): Omit<IterationRecord, 'number'> => ({
  id: newId(),
  sessionId,
  note: 'Les besoins',
  trigger: 'facilitator',
  createdAt: 5_000,
  createdBy: null,
  manifest: '{"boards":[]}',
  contentHash: 'ab12',
  ...fields,
})

/** A stored session with nothing in it. */
export async function storedSession(storage: Storage, fields: Partial<SessionRecord> = {}): Promise<SessionRecord> {
  const programme = programmeRecord()
  await storage.programmes.insert(programme)
  const session = sessionRecord(programme.id, fields)
  await storage.sessions.insert(session, { tables: [], boards: [], participants: [] })
  return session
}
