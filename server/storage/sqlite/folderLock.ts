/** One process per data folder. The lock is SQLite's own (fcntl), on a file of its own: the system lets go of it when the
 *  process ends in whatever way, so that no stale lock outlives a kill -9. */
import { accessSync, constants, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { DataFolderInUseError, DataFolderNotWritableError } from '../faults.ts'

export interface FolderLock {
  release(): void
  /** Releases, and leaves the folder as it was found: for a start that is refused after all. */
  undo(): void
}

/** Makes the folder when it is missing and takes it.
 *  @throws DataFolderInUseError, DataFolderNotWritableError */
export function lockDataFolder(dataDir: string): FolderLock {
  const file = join(dataDir, 'tablee.lock')
  const isNew = !existsSync(file)
  const lock = openLock(dataDir, file)
  try {
    // Else a journal file would outlive a kill.
    lock.pragma('journal_mode = MEMORY')
    lock.exec('BEGIN EXCLUSIVE')
  } catch (cause) {
    lock.close()
    if (isBusy(cause)) throw new DataFolderInUseError(`${dataDir} is in use by another process`, { cause })
    throw new DataFolderNotWritableError(`${dataDir} cannot be written`, { cause })
  }
  return {
    release: () => lock.close(),
    undo() {
      lock.close()
      if (isNew) rmSync(file, { force: true })
    },
  }
}

function openLock(dataDir: string, file: string): Database.Database {
  try {
    mkdirSync(dataDir, { recursive: true })
    accessSync(dataDir, constants.W_OK)
    return new Database(file, { timeout: 0 })
  } catch (cause) {
    throw new DataFolderNotWritableError(`${dataDir} cannot be written`, { cause })
  }
}

const isBusy = (error: unknown): boolean => error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY'
