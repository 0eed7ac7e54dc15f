import type { DocName } from '../../../shared/protocol/docNames.ts'
import { type DocLog, SequenceConflictError } from '../docLog.ts'
import type { Connection } from './database.ts'
import type { DocRows } from './docRows.ts'

type EpochStart = Parameters<DocLog['startEpoch']>[2]

/** Begins epochs; see DocLog.startEpoch. Rare, so its statements are not kept. */
export function createEpochStart(db: Connection, docs: DocRows): DocLog['startEpoch'] {
  const begin = db.transaction((name: DocName, fromEpoch: number, start: EpochStart): number => {
    const { id, epoch } = docs.findOrAdd(name)
    if (epoch !== fromEpoch) throw new SequenceConflictError(`${name} is at epoch ${epoch}, not ${fromEpoch}`)
    const begun = epoch + 1
    db.prepare('UPDATE doc SET epoch = ? WHERE id = ?').run(begun, id)
    db.prepare('INSERT INTO doc_checkpoint (doc_id, epoch, seq, bytes) VALUES (?, ?, 0, ?)').run(id, begun, start.bytes)
    docs.bindClients(id, begun, start.bindings)
    if (start.eraseHistory) eraseBefore(db, id, begun)
    return begun
  })

  return async (name, fromEpoch, start) => {
    const epoch = begin.immediate(name, fromEpoch, start)
    // The WAL still holds the pages as they were; erased text must not outlast the call that erased it.
    if (start.eraseHistory) db.pragma('wal_checkpoint(TRUNCATE)')
    return epoch
  }
}

function eraseBefore(db: Connection, docId: number, epoch: number): void {
  db.prepare('DELETE FROM doc_update WHERE doc_id = ? AND epoch < ?').run(docId, epoch)
  db.prepare('DELETE FROM doc_checkpoint WHERE doc_id = ? AND epoch < ?').run(docId, epoch)
  db.prepare('UPDATE doc_client SET participant = NULL WHERE doc_id = ? AND epoch < ?').run(docId, epoch)
}
