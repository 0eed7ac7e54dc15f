import { eq } from 'drizzle-orm'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { Storage } from '../storage.ts'
import { sessionTable } from './schema.ts'

export function createTables(orm: BetterSQLite3Database): Storage['tables'] {
  return {
    async list(sessionId) {
      return orm
        .select()
        .from(sessionTable)
        .where(eq(sessionTable.sessionId, sessionId))
        .orderBy(sessionTable.number)
        .all()
    },
  }
}
