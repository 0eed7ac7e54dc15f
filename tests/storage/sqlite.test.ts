/** What only a disk can show: reopening, other processes, other versions, erased bytes. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { projectRoot } from '../../server/projectRoot.ts'
import { DataFolderInUseError, DataFolderNotWritableError, NewerDatabaseError } from '../../server/storage/faults.ts'
import { openSqliteStorage } from '../../server/storage/sqlite/sqliteStorage.ts'
import { newId } from '../../shared/ids.ts'
import { batchOf, logRow, logRows, newDoc } from './logRows.ts'
import { boardRecord, iterationRecord, programmeRecord, sessionRecord, storedSession } from './records.ts'

let dataDir: string
const held: ChildProcess[] = []

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'tablee-sqlite-'))
})
afterEach(() => {
  for (const child of held.splice(0)) child.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

/** Opens the folder in a process of its own. */
async function holdFolder(): Promise<ChildProcess> {
  const script = fileURLToPath(new URL('holdFolder.ts', import.meta.url))
  const child = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  held.push(child)
  const [said] = await once(child.stdout!, 'data')
  expect(String(said)).toBe('held\n')
  return child
}

async function killHard(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

/** Hash by file name. */
const folderContent = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(dataDir).map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(dataDir, name)))
        .digest('hex'),
    ]),
  )

function pretendNewerVersion(): void {
  const db = new Database(join(dataDir, 'tablee.db'))
  db.prepare(`INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('from the future', 9999999999999)`).run()
  db.close()
}

/** A database as it was before boards had templates, with one board. @returns the board's id. */
function makeOlderDatabase(): string {
  const db = new Database(join(dataDir, 'tablee.db'))
  db.exec('CREATE TABLE __drizzle_migrations (id INTEGER PRIMARY KEY, hash text NOT NULL, created_at numeric)')
  const migrations = readMigrationFiles({ migrationsFolder: join(projectRoot, 'migrations') })
  for (const { sql, hash, folderMillis } of migrations.slice(0, 2)) {
    for (const statement of sql) db.exec(statement)
    db.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)').run(hash, folderMillis)
  }
  const programme = programmeRecord()
  const session = sessionRecord(programme.id)
  const { template: _, ...board } = boardRecord(session.id)
  insertRow(db, 'programme', programme)
  insertRow(db, 'session', { ...session, groups: JSON.stringify(session.groups) })
  insertRow(db, 'board', { ...board, locked: 0 })
  db.close()
  return board.id
}

function insertRow(db: Database.Database, table: string, row: object): void {
  const columns = Object.keys(row).map((key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
  const values = Object.keys(row).map((key) => `@${key}`)
  db.prepare(`INSERT INTO ${table} (${columns.map((name) => `"${name}"`)}) VALUES (${values})`).run(row)
}

describe('a data folder', () => {
  it('keeps everything over a restart', async () => {
    const doc = newDoc()
    const boardId = newId()
    const first = openSqliteStorage({ dataDir })
    const session = await storedSession(first)
    const iteration = await first.iterations.insert(
      iterationRecord(session.id),
      new Map([[boardId, new Uint8Array([1, 2])]]),
    )
    await first.docs.append([batchOf({ doc, rows: logRows(3), bindings: [{ client: 8, participant: 'ana' }] })])
    await first.docs.writeCheckpoint(doc, 1, { seq: 2, bytes: new Uint8Array([7]) })
    const loaded = await first.docs.load(doc)
    await first.close()

    const second = openSqliteStorage({ dataDir })
    expect(await second.sessions.list()).toEqual([session])
    expect(await second.iterations.list(session.id)).toEqual([iteration])
    expect(await second.iterations.state(iteration.id, boardId)).toEqual(new Uint8Array([1, 2]))
    expect(await second.docs.load(doc)).toEqual(loaded)
    await second.close()
  })

  it('[SE9] of a version without templates is brought up to date: its boards began as blank ones', async () => {
    const boardId = makeOlderDatabase()
    const storage = openSqliteStorage({ dataDir })
    expect((await storage.boards.get(boardId))?.template).toBe('blank')
    await storage.close()
  })

  it('is made when it is missing, with folders above it', async () => {
    const storage = openSqliteStorage({ dataDir: join(dataDir, 'deep', 'er') })
    await storage.close()
    expect(existsSync(join(dataDir, 'deep', 'er', 'tablee.db'))).toBe(true)
  })

  it('[ST9] is refused while another process has it, and free once that one is killed', async () => {
    const other = await holdFolder()
    expect(() => openSqliteStorage({ dataDir })).toThrow(DataFolderInUseError)
    await killHard(other)
    const storage = openSqliteStorage({ dataDir })
    expect((await storage.docs.load('board/held000000000000')).lastSeq).toBe(1)
    await storage.close()
  })

  it('[ST9] is refused to a second storage of the same process', async () => {
    const storage = openSqliteStorage({ dataDir })
    expect(() => openSqliteStorage({ dataDir })).toThrow(DataFolderInUseError)
    await storage.close()
    await openSqliteStorage({ dataDir }).close()
  })

  it('is refused when it is a file, or below one', () => {
    const file = join(dataDir, 'file')
    writeFileSync(file, 'x')
    expect(() => openSqliteStorage({ dataDir: file })).toThrow(DataFolderNotWritableError)
    expect(() => openSqliteStorage({ dataDir: join(file, 'below') })).toThrow(DataFolderNotWritableError)
    expect(readFileSync(file, 'utf8')).toBe('x')
  })

  it('[ST10] is refused, and left byte for byte, when a newer version made it', async () => {
    await openSqliteStorage({ dataDir }).close()
    pretendNewerVersion()
    const before = folderContent()
    expect(() => openSqliteStorage({ dataDir })).toThrow(NewerDatabaseError)
    expect(folderContent()).toEqual(before)
  })

  it('[ST10] … even after that version was killed and left its WAL behind', async () => {
    const other = await holdFolder()
    pretendNewerVersion()
    await killHard(other)
    const { 'tablee.db-shm': _, ...before } = folderContent()
    expect(before['tablee.db-wal']).toBeTruthy()
    expect(() => openSqliteStorage({ dataDir })).toThrow(NewerDatabaseError)
    expect(folderContent()).toMatchObject(before)
  })

  it('[ST8] holds no byte of an erased text, in whatever file', async () => {
    const doc = newDoc()
    const secret = 'ne le dites à personne'
    const bytes = new TextEncoder().encode(secret.repeat(500))
    const storage = openSqliteStorage({ dataDir })
    await storage.docs.append([batchOf({ doc, rows: [logRow(1, { bytes }), ...logRows(5)] })])
    await storage.docs.writeCheckpoint(doc, 1, { seq: 1, bytes })
    await storage.docs.writeCheckpoint(doc, 1, { seq: 6, bytes })
    const isOnDisk = () => readdirSync(dataDir).some((name) => readFileSync(join(dataDir, name)).includes(secret))
    expect(isOnDisk()).toBe(true)
    await storage.docs.startEpoch(doc, 1, { bytes: new Uint8Array([0]), bindings: [], eraseHistory: true })
    expect(isOnDisk()).toBe(false)
    await storage.close()
  })
})
