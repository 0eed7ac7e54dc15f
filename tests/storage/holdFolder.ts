/** A second process on a data folder: opens it, says so, and holds it until it is killed. */
import { openSqliteStorage } from '../../server/storage/sqlite/sqliteStorage.ts'
import { batchOf, logRows } from './logRows.ts'

const storage = openSqliteStorage({ dataDir: process.argv[2]! })
await storage.docs.append([batchOf({ doc: 'board/held000000000000', rows: logRows(1) })])
process.stdout.write('held\n')
setInterval(() => {}, 60_000)
