/** Storage in one SQLite file below the data folder: the default. Every call is done when it returns its promise; a
 *  commit takes a fraction of a millisecond, less than handing it to another thread and back. */
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Storage } from '../storage.ts'
import { createBoards } from './boards.ts'
import { type Connection, databaseFile, openConnection } from './database.ts'
import { lockDataFolder } from './folderLock.ts'
import { createIterations } from './iterations.ts'
import { applyMigrations, refuseNewerDatabase } from './migrations.ts'
import { createParticipants } from './participants.ts'
import { createProgrammes } from './programmes.ts'
import { createSecrets } from './secrets.ts'
import { createSessions } from './sessions.ts'
import { createSqliteDocLog } from './sqliteDocLog.ts'
import { createTables } from './tables.ts'

/** 64 MB. The checkpointer empties the WAL long before, off the event loop; this only bounds it should that not run. */
const WAL_PAGES = 16_000

/** @throws DataFolderNotWritableError, DataFolderInUseError, NewerDatabaseError: nothing was touched then. */
export function openSqliteStorage({ dataDir }: { dataDir: string }): Storage {
  const lock = lockDataFolder(dataDir)
  let db: Connection | null = null
  try {
    refuseNewerDatabase(databaseFile(dataDir))
    db = openConnection(dataDir, { walPages: WAL_PAGES })
    return storageOn(db, lock.release)
  } catch (error) {
    db?.close()
    lock.undo()
    throw error
  }
}

function storageOn(db: Connection, unlock: () => void): Storage {
  const orm = drizzle(db, { casing: 'snake_case' })
  applyMigrations(orm)
  return {
    docs: createSqliteDocLog(db),
    programmes: createProgrammes(orm),
    sessions: createSessions(orm),
    tables: createTables(orm),
    boards: createBoards(orm),
    participants: createParticipants(orm),
    iterations: createIterations(orm),
    secrets: createSecrets(orm),
    async close() {
      db.close()
      unlock()
    },
  }
}
