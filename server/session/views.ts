/** Records as the API shows them (shared/api). */
import type { Board, Participant, Session, SessionSummary } from '../../shared/api/sessions.ts'
import type { ParticipantRecord, SessionRecord } from '../storage/storage.ts'
import { hasLeft } from './identity.ts'
import type { LiveBoard, LiveSession } from './liveSessions.ts'

export const boardView = (board: LiveBoard): Board => ({
  id: board.id,
  sessionId: board.sessionId,
  tableId: board.tableId,
  title: board.title,
  template: board.template,
  position: board.position,
  locked: board.locked,
  epoch: board.epoch,
})

export const participantView = (live: LiveSession, participant: ParticipantRecord): Participant => ({
  id: participant.id,
  name: participant.name,
  groupId: participant.groupId,
  tableId: participant.tableId,
  role: participant.role,
  isPresent: live.present.has(participant.id),
  hasLeft: hasLeft(participant),
  createdAt: participant.createdAt,
})

/** @param reader the join code is the facilitator's to give: nobody else reads it. */
export function sessionView(live: LiveSession, reader: ParticipantRecord): Session {
  const { record } = live
  return {
    id: record.id,
    programmeId: record.programmeId,
    title: record.title,
    question: record.question,
    status: record.status,
    joinCode: reader.role === 'facilitator' ? record.joinCode : null,
    groups: record.groups,
    tables: live.tables.map(({ id, number, title }) => ({ id, number, title })),
    boards: [...live.boards.values()].map(boardView),
    createdAt: record.createdAt,
    closedAt: record.closedAt,
  }
}

export const sessionSummary = (
  record: SessionRecord,
  counts: { participants: number; iterations: number },
): SessionSummary => ({
  id: record.id,
  programmeId: record.programmeId,
  title: record.title,
  question: record.question,
  status: record.status,
  createdAt: record.createdAt,
  closedAt: record.closedAt,
  ...counts,
})
