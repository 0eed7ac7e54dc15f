import { desc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { Storage } from '../storage.ts'
import { expectOneChanged } from './rows.ts'
import { programme, programmeEvent } from './schema.ts'

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
    async update(id, change) {
      expectOneChanged(id, orm.update(programme).set(change).where(eq(programme.id, id)).run())
    },
    async addEvent(event) {
      orm.insert(programmeEvent).values(event).run()
    },
    async events(programmeId) {
      const { id: _, ...columns } = getTableColumns(programmeEvent)
      return orm
        .select(columns)
        .from(programmeEvent)
        .where(eq(programmeEvent.programmeId, programmeId))
        .orderBy(programmeEvent.id)
        .all()
    },
  }
}
