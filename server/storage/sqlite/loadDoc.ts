import type { DocName } from '../../../shared/protocol/docNames.ts'
import type { ClientBinding, LoadedDoc } from '../docLog.ts'
import type { Connection } from './database.ts'
import { createDocRows } from './docRows.ts'
import { plainBytes } from './rows.ts'

/** Everything a room needs of a doc, of one moment: another connection may store a checkpoint meanwhile. */
export function loadDoc(db: Connection, name: DocName): LoadedDoc {
  return db.transaction(() => readDoc(db, name))()
}

function readDoc(db: Connection, name: DocName): LoadedDoc {
  const docs = createDocRows(db)
  const doc = docs.find(name)
  if (doc === null) return { epoch: 1, lastSeq: 0, checkpoint: null, rows: [], bindings: [], retiredClients: [] }

  const checkpoint = db
    .prepare<[number, number], { seq: number; bytes: Uint8Array }>(
      'SELECT seq, bytes FROM doc_checkpoint WHERE doc_id = ? AND epoch = ? ORDER BY seq DESC LIMIT 1',
    )
    .get(doc.id, doc.epoch)
  const bindings = db
    .prepare<[number, number], ClientBinding>(
      'SELECT client, participant FROM doc_client WHERE doc_id = ? AND epoch = ?',
    )
    .all(doc.id, doc.epoch)
  const retiredClients = db
    .prepare<[number, number], number>('SELECT DISTINCT client FROM doc_client WHERE doc_id = ? AND epoch < ?')
    .pluck()
    .all(doc.id, doc.epoch)

  return {
    epoch: doc.epoch,
    lastSeq: docs.lastSeq(doc),
    checkpoint: checkpoint === undefined ? null : { seq: checkpoint.seq, bytes: plainBytes(checkpoint.bytes) },
    rows: docs.rows(doc, (checkpoint?.seq ?? 0) + 1, ALL),
    bindings,
    retiredClients,
  }
}

/** SQLite's word for no limit. */
const ALL = -1
