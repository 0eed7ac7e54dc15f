/** What the record files share. */
import type { RunResult } from 'better-sqlite3'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { RecordNotFoundError } from '../faults.ts'

/** Inserts row by row: one statement with all of them would pass SQLite's number of parameters. */
export function insertAll<T extends SQLiteTable>(
  tx: Pick<BetterSQLite3Database, 'insert'>,
  table: T,
  records: T['$inferInsert'][],
): void {
  for (const record of records) tx.insert(table).values(record).run()
}

/** @throws RecordNotFoundError when the update met no record. */
export function expectOneChanged(id: string, { changes }: RunResult): void {
  if (changes === 0) throw new RecordNotFoundError(`no record ${id}`)
}

/** A blob as the interface promises it: SQLite gives a Buffer, whose slice() is a view and not a copy. */
export const plainBytes = (blob: Uint8Array): Uint8Array =>
  new Uint8Array(blob.buffer, blob.byteOffset, blob.byteLength)
