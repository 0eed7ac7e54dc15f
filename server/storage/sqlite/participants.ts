import { eq, sql } from 'drizzle-orm'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { Storage } from '../storage.ts'
import { expectOneChanged } from './rows.ts'
import { participant } from './schema.ts'

export function createParticipants(orm: BetterSQLite3Database): Storage['participants'] {
  return {
    async insert(record) {
      orm.insert(participant).values(record).run()
    },
    async get(id) {
      return orm.select().from(participant).where(eq(participant.id, id)).get() ?? null
    },
    async findByTokenHash(tokenHash) {
      return orm.select().from(participant).where(eq(participant.tokenHash, tokenHash)).get() ?? null
    },
    async list(sessionId) {
      return orm
        .select()
        .from(participant)
        .where(eq(participant.sessionId, sessionId))
        .orderBy(participant.createdAt, sql`rowid`)
        .all()
    },
    async count(sessionId) {
      return orm.$count(participant, eq(participant.sessionId, sessionId))
    },
    async update(id, change) {
      expectOneChanged(id, orm.update(participant).set(change).where(eq(participant.id, id)).run())
    },
  }
}
