/** Brings a database up to this version's tables, and refuses one that is ahead of them. */
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { projectRoot } from '../../projectRoot.ts'
import { NewerDatabaseError } from '../faults.ts'

const migrationsFolder = join(projectRoot, 'migrations')

/** Applies what is missing, all in one transaction. */
export function applyMigrations(orm: BetterSQLite3Database): void {
  migrate(orm, { migrationsFolder })
}

/** Reads without writing: what a newer version made stays byte for byte as it is.
 *  @throws NewerDatabaseError */
export function refuseNewerDatabase(file: string): void {
  if (!existsSync(file)) return
  const known = new Set(readMigrationFiles({ migrationsFolder }).map(({ folderMillis }) => folderMillis))
  if (appliedMigrations(file).some((madeAt) => !known.has(madeAt))) {
    throw new NewerDatabaseError(`${file} was made by a newer version of Tablée`)
  }
}

function appliedMigrations(file: string): number[] {
  // Even a reader makes these two files in WAL mode and cannot remove them again.
  const sidecars = [`${file}-wal`, `${file}-shm`].filter((path) => !existsSync(path))
  const db = new Database(file, { readonly: true })
  try {
    const isOurs = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = '__drizzle_migrations'`).get() !== undefined
    return isOurs ? (db.prepare('SELECT created_at FROM __drizzle_migrations').pluck().all() as number[]) : []
  } finally {
    db.close()
    for (const path of sidecars) rmSync(path, { force: true })
  }
}
