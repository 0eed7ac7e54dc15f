/** Statements on a doc's rows, prepared once for a connection. */
import type { DocName } from '../../../shared/protocol/docNames.ts'
import type { ClientBinding, NumberedLogRow } from '../docLog.ts'
import { BindingConflictError } from '../faults.ts'
import type { Connection } from './database.ts'
import { plainBytes } from './rows.ts'

export interface DocRow {
  id: number
  epoch: number
}

export interface DocRows {
  find(name: DocName): DocRow | null
  /** The doc, a new one at epoch 1. Within a transaction. */
  findOrAdd(name: DocName): DocRow
  /** Of the row's epoch; 0 for an empty log. */
  lastSeq(doc: DocRow): number
  rows(doc: DocRow, fromSeq: number, limit: number): NumberedLogRow[]
  /** Within a transaction. @throws BindingConflictError when one is another participant's. */
  bindClients(docId: number, epoch: number, bindings: ClientBinding[]): void
}

export function createDocRows(db: Connection): DocRows {
  const selectDoc = db.prepare<[string], DocRow>('SELECT id, epoch FROM doc WHERE name = ?')
  const insertDoc = db.prepare<[string], DocRow>('INSERT INTO doc (name, epoch) VALUES (?, 1) RETURNING id, epoch')
  const maxSeq = db
    .prepare<[number, number], number>('SELECT coalesce(max(seq), 0) FROM doc_update WHERE doc_id = ? AND epoch = ?')
    .pluck()
  const selectRows = db.prepare<[number, number, number, number], NumberedLogRow>(
    `SELECT seq, at, participant, bytes FROM doc_update WHERE doc_id = ? AND epoch = ? AND seq >= ? ORDER BY seq LIMIT ?`,
  )
  const insertClient = db.prepare(
    'INSERT INTO doc_client (doc_id, epoch, client, participant) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const ownerOf = db
    .prepare<[number, number, number], string>(
      'SELECT participant FROM doc_client WHERE doc_id = ? AND epoch = ? AND client = ?',
    )
    .pluck()

  const find = (name: DocName): DocRow | null => selectDoc.get(name) ?? null

  return {
    find,
    findOrAdd: (name) => find(name) ?? insertDoc.get(name)!,
    lastSeq: ({ id, epoch }) => maxSeq.get(id, epoch)!,
    rows: ({ id, epoch }, fromSeq, limit) =>
      selectRows.all(id, epoch, fromSeq, limit).map((row) => ({ ...row, bytes: plainBytes(row.bytes) })),
    bindClients(docId, epoch, bindings) {
      for (const { client, participant } of bindings) {
        const { changes } = insertClient.run(docId, epoch, client, participant)
        if (changes === 0 && ownerOf.get(docId, epoch, client) !== participant) {
          throw new BindingConflictError(`client ${client} is taken`)
        }
      }
    },
  }
}
