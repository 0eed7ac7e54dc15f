import type { Storage } from '../storage.ts'
import type { Connection } from './database.ts'

/** Without Drizzle, whose errors tell the values that a statement was given. */
export function createSecrets(db: Connection): Storage['secrets'] {
  const insert = db.prepare<[string, string]>('INSERT INTO secret (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING')
  const select = db.prepare<[string], string>('SELECT value FROM secret WHERE name = ?').pluck()
  return {
    async keep(name, first) {
      insert.run(name, first)
      return select.get(name)!
    },
  }
}
