/** Everything Tablée keeps, behind one interface: the doc log and the records. Adapters: sqlite/ and memory/. */

import type { GroupColor, GroupIcon } from '../../shared/palette.ts'
import type { Role } from '../../shared/permissions.ts'
import type { DocLog } from './docLog.ts'

export interface ProgrammeRecord {
  id: string
  title: string
  question: string
  createdAt: number
}
export interface ProgrammeEventRecord {
  programmeId: string
  at: number
  kind: string
  payload: Record<string, unknown>
}
export interface GroupRecord {
  id: string
  name: string
  color: GroupColor
  icon: GroupIcon
}
export interface SessionRecord {
  id: string
  programmeId: string
  title: string
  question: string
  status: 'open' | 'closed'
  joinCode: string
  /** In the order in which they are offered. */
  groups: GroupRecord[]
  createdAt: number
  closedAt: number | null
}
export interface TableRecord {
  id: string
  sessionId: string
  number: number
  title: string
}
export interface BoardRecord {
  id: string
  sessionId: string
  tableId: string | null
  title: string
  /** Id of the template that it began as (shared/board/templates); perhaps one of a newer version. */
  template: string
  position: number
  locked: boolean
  createdAt: number
}
export interface ParticipantRecord {
  id: string
  sessionId: string
  name: string
  groupId: string | null
  tableId: string | null
  role: Role
  /** SHA-256 of the token, hexadecimal; null for the facilitator, who bears the operator's token, and for who has left. */
  tokenHash: string | null
  createdAt: number
}
export interface IterationRecord {
  id: string
  sessionId: string
  number: number
  note: string
  trigger: 'facilitator' | 'automatic' | 'close'
  createdAt: number
  createdBy: string | null
  /** Canonical JSON of what the session was (shared/api/iterations.ts), boards with their hashes. */
  manifest: string
  contentHash: string
}
export interface SessionEventRecord {
  sessionId: string
  at: number
  kind: string
  participantId: string | null
  payload: Record<string, unknown>
}

export interface Storage {
  readonly docs: DocLog
  readonly programmes: {
    insert(record: ProgrammeRecord): Promise<void>
    get(id: string): Promise<ProgrammeRecord | null>
    /** Newest first. */
    list(): Promise<ProgrammeRecord[]>
    update(id: string, change: Partial<Pick<ProgrammeRecord, 'title' | 'question'>>): Promise<void>
    addEvent(event: ProgrammeEventRecord): Promise<void>
    /** Oldest first. */
    events(programmeId: string): Promise<ProgrammeEventRecord[]>
  }
  readonly sessions: {
    /** A session with its tables and boards and its facilitator's participant, all or nothing. */
    insert(
      record: SessionRecord,
      parts: { tables: TableRecord[]; boards: BoardRecord[]; participants: ParticipantRecord[] },
    ): Promise<void>
    get(id: string): Promise<SessionRecord | null>
    findByJoinCode(code: string): Promise<SessionRecord | null>
    /** Newest first; of one programme, or of all. */
    list(programmeId?: string): Promise<SessionRecord[]>
    update(
      id: string,
      change: Partial<Pick<SessionRecord, 'title' | 'question' | 'status' | 'closedAt'>>,
    ): Promise<void>
    addEvent(event: SessionEventRecord): Promise<void>
    /** Oldest first. */
    events(sessionId: string): Promise<SessionEventRecord[]>
  }
  readonly tables: {
    list(sessionId: string): Promise<TableRecord[]>
  }
  readonly boards: {
    insert(record: BoardRecord): Promise<void>
    get(id: string): Promise<BoardRecord | null>
    /** By position. */
    list(sessionId: string): Promise<BoardRecord[]>
    update(id: string, change: Partial<Pick<BoardRecord, 'title' | 'locked'>>): Promise<void>
  }
  readonly participants: {
    insert(record: ParticipantRecord): Promise<void>
    get(id: string): Promise<ParticipantRecord | null>
    findByTokenHash(tokenHash: string): Promise<ParticipantRecord | null>
    /** By time of joining. */
    list(sessionId: string): Promise<ParticipantRecord[]>
    /** How many of that role were ever in the session, those who left among them. */
    count(sessionId: string, role: Role): Promise<number>
    update(
      id: string,
      change: Partial<Pick<ParticipantRecord, 'name' | 'groupId' | 'tableId' | 'tokenHash'>>,
    ): Promise<void>
  }
  readonly iterations: {
    /** Immutable. Gives it the session's next number, and stores each board's state, all or nothing. */
    insert(record: Omit<IterationRecord, 'number'>, states: Map<string, Uint8Array>): Promise<IterationRecord>
    get(id: string): Promise<IterationRecord | null>
    /** Oldest first. */
    list(sessionId: string): Promise<IterationRecord[]>
    /** A board's stored state (V2), byte for byte, or null. */
    state(iterationId: string, boardId: string): Promise<Uint8Array | null>
  }
  /** What only the server knows, and must know again after a restart. */
  readonly secrets: {
    /** @param first what it becomes when there is none of that name yet. @returns the one that is kept. */
    keep(name: string, first: string): Promise<string>
  }
  close(): Promise<void>
}
