import { eq } from 'drizzle-orm'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { Storage } from '../storage.ts'
import { secret } from './schema.ts'

export function createSecrets(orm: BetterSQLite3Database): Storage['secrets'] {
  return {
    async keep(name, first) {
      orm.insert(secret).values({ name, value: first }).onConflictDoNothing().run()
      return orm.select().from(secret).where(eq(secret.name, name)).get()!.value
    },
  }
}
