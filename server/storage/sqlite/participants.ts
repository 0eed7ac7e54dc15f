import { and, eq, sql } from 'drizzle-orm'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { Storage } from '../storage.ts'
import { expectOneChanged } from './rows.ts'
import { participant } from './schema.ts'

export function createParticipants(orm: BetterSQLite3Database): Storage['participants'] {
  // Prepared, because a whole room comes in within a second and Drizzle takes longer to write a query than SQLite to answer it.
  const byId = orm
    .select()
    .from(participant)
    .where(eq(participant.id, sql.placeholder('id')))
    .prepare()
  const byTokenHash = orm
    .select()
    .from(participant)
    .where(eq(participant.tokenHash, sql.placeholder('tokenHash')))
    .prepare()
  return {
    async insert(record) {
      orm.insert(participant).values(record).run()
    },
    async get(id) {
      return byId.get({ id }) ?? null
    },
    async findByTokenHash(tokenHash) {
      return byTokenHash.get({ tokenHash }) ?? null
    },
    async list(sessionId) {
      return orm
        .select()
        .from(participant)
        .where(eq(participant.sessionId, sessionId))
        .orderBy(participant.createdAt, sql`rowid`)
        .all()
    },
    async count(sessionId, role) {
      return orm.$count(participant, and(eq(participant.sessionId, sessionId), eq(participant.role, role)))
    },
    async update(id, change) {
      expectOneChanged(id, orm.update(participant).set(change).where(eq(participant.id, id)).run())
    },
  }
}
