/** One process per data folder. The lock is SQLite's own (fcntl), on a file of its own: the system lets go of it when the
 *  process ends in whatever way, so that no stale lock outlives a kill -9. */
import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { DataFolderInUseError, DataFolderNotWritableError } from '../faults.ts'

/** Makes the folder when it is missing and takes it.
 *  @returns the way to give it back.
 *  @throws DataFolderInUseError, DataFolderNotWritableError */
export function lockDataFolder(dataDir: string): () => void {
  const lock = openLock(dataDir)
  try {
    // Else a journal file would outlive a kill.
    lock.pragma('journal_mode = MEMORY')
    lock.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    lock.close()
    if (isBusy(cause)) throw new DataFolderInUseError(`${dataDir} is in use by another process`, { cause })
    throw new DataFolderNotWritableError(`${dataDir} cannot be written`, { cause })
  }
  return () => lock.close()
}

function openLock(dataDir: string): Database.Database {
  try {
    mkdirSync(dataDir, { recursive: true })
    accessSync(dataDir, constants.W_OK)
    return new Database(join(dataDir, 'tablee.lock'), { timeout: 0 })
  } catch (cause) {
    throw new DataFolderNotWritableError(`${dataDir} cannot be written`, { cause })
  }
}

const isBusy = (error: unknown): boolean => error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY'
