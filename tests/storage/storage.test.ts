import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMemoryStorage } from '../../server/storage/memory/memoryStorage.ts'
import { openSqliteStorage } from '../../server/storage/sqlite/sqliteStorage.ts'
import { describeStorage } from './contract.ts'

describeStorage('memory', () => {
  const storage = createMemoryStorage()
  return { storage, discard: () => storage.close() }
})

describeStorage('SQLite', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'tablee-storage-'))
  const storage = openSqliteStorage({ dataDir })
  return {
    storage,
    async discard() {
      await storage.close()
      rmSync(dataDir, { recursive: true })
    },
  }
})
