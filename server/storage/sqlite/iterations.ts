import { and, eq, max } from 'drizzle-orm'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { Storage } from '../storage.ts'
import { insertAll, plainBytes } from './rows.ts'
import { iteration, iterationState } from './schema.ts'

export function createIterations(orm: BetterSQLite3Database): Storage['iterations'] {
  return {
    async insert(record, states) {
      return orm.transaction((tx) => {
        const last = tx
          .select({ number: max(iteration.number) })
          .from(iteration)
          .where(eq(iteration.sessionId, record.sessionId))
          .get()
        const numbered = { ...record, number: (last?.number ?? 0) + 1 }
        tx.insert(iteration).values(numbered).run()
        const stateRows = [...states].map(([boardId, bytes]) => ({ iterationId: record.id, boardId, bytes }))
        insertAll(tx, iterationState, stateRows)
        return numbered
      })
    },
    async get(id) {
      return orm.select().from(iteration).where(eq(iteration.id, id)).get() ?? null
    },
    async list(sessionId) {
      return orm.select().from(iteration).where(eq(iteration.sessionId, sessionId)).orderBy(iteration.number).all()
    },
    async state(iterationId, boardId) {
      const row = orm
        .select({ bytes: iterationState.bytes })
        .from(iterationState)
        .where(and(eq(iterationState.iterationId, iterationId), eq(iterationState.boardId, boardId)))
        .get()
      return row === undefined ? null : plainBytes(row.bytes)
    },
  }
}
