/** Storage in memory, for tests: passes the same contract as sqlite/ (tests/storage/contract.ts). */
import type {
  BoardRecord,
  IterationRecord,
  ParticipantRecord,
  ProgrammeEventRecord,
  ProgrammeRecord,
  SessionEventRecord,
  SessionRecord,
  Storage,
  TableRecord,
} from '../storage.ts'
import { createMemoryDocLog } from './memoryDocLog.ts'
import { createMemoryRecords } from './memoryRecords.ts'

export function createMemoryStorage(): Storage {
  const programmes = createMemoryRecords<ProgrammeRecord>()
  const sessions = createMemoryRecords<SessionRecord>(['joinCode'])
  const tables = createMemoryRecords<TableRecord>()
  const boards = createMemoryRecords<BoardRecord>()
  const participants = createMemoryRecords<ParticipantRecord>(['tokenHash'])
  const iterations = createMemoryRecords<IterationRecord>()
  const states = new Map<string, Map<string, Uint8Array>>()
  const events: SessionEventRecord[] = []
  const programmeEvents: ProgrammeEventRecord[] = []
  const secrets = new Map<string, string>()

  const ofSession =
    (sessionId: string) =>
    (record: { sessionId: string }): boolean =>
      record.sessionId === sessionId
  const requireProgramme = (programmeId: string): void => {
    if (programmes.get(programmeId) === null) throw new Error(`no programme ${programmeId}`)
  }
  const requireSession = (sessionId: string): void => {
    if (sessions.get(sessionId) === null) throw new Error(`no session ${sessionId}`)
  }

  return {
    docs: createMemoryDocLog(),

    programmes: {
      insert: async (record) => programmes.insert(record),
      get: async (id) => programmes.get(id),
      list: async () => newestFirst(programmes.filter(() => true)),
      update: async (id, change) => programmes.update(id, change),
      async addEvent(event) {
        requireProgramme(event.programmeId)
        programmeEvents.push(structuredClone(event))
      },
      events: async (programmeId) =>
        structuredClone(programmeEvents.filter((event) => event.programmeId === programmeId)),
    },

    sessions: {
      async insert(record, parts) {
        requireProgramme(record.programmeId)
        const refused =
          sessions.refusal([record]) ??
          tables.refusal(parts.tables) ??
          boards.refusal(parts.boards) ??
          participants.refusal(parts.participants)
        if (refused !== null) throw refused
        sessions.insert(record)
        tables.insert(...parts.tables)
        boards.insert(...parts.boards)
        participants.insert(...parts.participants)
      },
      get: async (id) => sessions.get(id),
      findByJoinCode: async (code) => sessions.find(({ joinCode }) => joinCode === code),
      list: async (programmeId) =>
        newestFirst(sessions.filter((record) => programmeId === undefined || record.programmeId === programmeId)),
      update: async (id, change) => sessions.update(id, change),
      async addEvent(event) {
        requireSession(event.sessionId)
        events.push(structuredClone(event))
      },
      events: async (sessionId) => structuredClone(events.filter(ofSession(sessionId))),
    },

    tables: {
      list: async (sessionId) => tables.filter(ofSession(sessionId)).sort((a, b) => a.number - b.number),
    },

    boards: {
      async insert(record) {
        requireSession(record.sessionId)
        boards.insert(record)
      },
      get: async (id) => boards.get(id),
      list: async (sessionId) => boards.filter(ofSession(sessionId)).sort((a, b) => a.position - b.position),
      update: async (id, change) => boards.update(id, change),
    },

    participants: {
      async insert(record) {
        requireSession(record.sessionId)
        participants.insert(record)
      },
      get: async (id) => participants.get(id),
      findByTokenHash: async (hash) => participants.find(({ tokenHash }) => tokenHash === hash),
      list: async (sessionId) => participants.filter(ofSession(sessionId)).sort((a, b) => a.createdAt - b.createdAt),
      count: async (sessionId, role) =>
        participants.filter((record) => ofSession(sessionId)(record) && record.role === role).length,
      update: async (id, change) => participants.update(id, change),
    },

    iterations: {
      async insert(record, boardStates) {
        requireSession(record.sessionId)
        const numbered = { ...record, number: iterations.filter(ofSession(record.sessionId)).length + 1 }
        iterations.insert(numbered)
        states.set(record.id, new Map([...boardStates].map(([boardId, bytes]) => [boardId, bytes.slice()])))
        return numbered
      },
      get: async (id) => iterations.get(id),
      list: async (sessionId) => iterations.filter(ofSession(sessionId)),
      state: async (iterationId, boardId) => states.get(iterationId)?.get(boardId)?.slice() ?? null,
    },

    secrets: {
      async keep(name, first) {
        if (!secrets.has(name)) secrets.set(name, first)
        return secrets.get(name)!
      },
    },

    async close() {},
  }
}

/** Of equal times, the one that came last is the newest. */
const newestFirst = <R extends { createdAt: number }>(records: R[]): R[] =>
  records.reverse().sort((a, b) => b.createdAt - a.createdAt)
