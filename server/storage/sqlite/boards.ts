import { eq, sql } from 'drizzle-orm'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { Storage } from '../storage.ts'
import { expectOneChanged } from './rows.ts'
import { board } from './schema.ts'

export function createBoards(orm: BetterSQLite3Database): Storage['boards'] {
  const byId = orm
    .select()
    .from(board)
    .where(eq(board.id, sql.placeholder('id')))
    .prepare()
  return {
    async insert(record) {
      orm.insert(board).values(record).run()
    },
    async get(id) {
      return byId.get({ id }) ?? null
    },
    async list(sessionId) {
      return orm.select().from(board).where(eq(board.sessionId, sessionId)).orderBy(board.position, sql`rowid`).all()
    },
    async update(id, change) {
      expectOneChanged(id, orm.update(board).set(change).where(eq(board.id, id)).run())
    },
  }
}
