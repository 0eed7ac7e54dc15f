import { desc, eq, sql } from 'drizzle-orm'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { Storage } from '../storage.ts'
import { programme } from './schema.ts'

export function createProgrammes(orm: BetterSQLite3Database): Storage['programmes'] {
  return {
    async insert(record) {
      orm.insert(programme).values(record).run()
    },
    async get(id) {
      return orm.select().from(programme).where(eq(programme.id, id)).get() ?? null
    },
    async list() {
      return orm.select().from(programme).orderBy(desc(programme.createdAt), sql`rowid DESC`).all()
    },
  }
}
