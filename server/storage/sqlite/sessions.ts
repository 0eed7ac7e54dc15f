import { desc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { Storage } from '../storage.ts'
import { expectOneChanged, insertAll } from './rows.ts'
import { board, participant, session, sessionEvent, sessionTable } from './schema.ts'

export function createSessions(orm: BetterSQLite3Database): Storage['sessions'] {
  return {
    async insert(record, parts) {
      orm.transaction((tx) => {
        tx.insert(session).values(record).run()
        insertAll(tx, sessionTable, parts.tables)
        insertAll(tx, board, parts.boards)
        insertAll(tx, participant, parts.participants)
      })
    },
    async get(id) {
      return orm.select().from(session).where(eq(session.id, id)).get() ?? null
    },
    async findByJoinCode(code) {
      return orm.select().from(session).where(eq(session.joinCode, code)).get() ?? null
    },
    async list(programmeId) {
      return orm
        .select()
        .from(session)
        .where(programmeId === undefined ? undefined : eq(session.programmeId, programmeId))
        .orderBy(desc(session.createdAt), sql`rowid DESC`)
        .all()
    },
    async update(id, change) {
      expectOneChanged(id, orm.update(session).set(change).where(eq(session.id, id)).run())
    },
    async addEvent(event) {
      orm.insert(sessionEvent).values(event).run()
    },
    async events(sessionId) {
      const { id: _, ...columns } = getTableColumns(sessionEvent)
      return orm
        .select(columns)
        .from(sessionEvent)
        .where(eq(sessionEvent.sessionId, sessionId))
        .orderBy(sessionEvent.id)
        .all()
    },
  }
}
