/** The SQLite file of a data folder, with the settings that every connection needs. */
import { join } from 'node:path'
import Database from 'better-sqlite3'

export type Connection = Database.Database

/** Another connection of this process (the checkpointer's) writes for some milliseconds at a time. */
const BUSY_TIMEOUT_MS = 5_000

export const databaseFile = (dataDir: string): string => join(dataDir, 'tablee.db')

/** Opens a connection; makes the file when it is missing.
 *  @param walPages at how many pages a commit itself moves the WAL into the database. */
export function openConnection(dataDir: string, { walPages }: { walPages: number }): Connection {
  const db = new Database(databaseFile(dataDir), { timeout: BUSY_TIMEOUT_MS })
  db.pragma('journal_mode = WAL')
  // A commit is on disk when it returns: nobody sees a card that a power cut can take back.
  db.pragma('synchronous = FULL')
  // On macOS a plain fsync leaves the data in the drive's cache.
  db.pragma('fullfsync = ON')
  db.pragma('foreign_keys = ON')
  // Erased text must not live on in free pages.
  db.pragma('secure_delete = ON')
  db.pragma(`wal_autocheckpoint = ${walPages}`)
  return db
}
