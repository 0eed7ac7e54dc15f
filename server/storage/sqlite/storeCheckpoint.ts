import type { DocName } from '../../../shared/protocol/docNames.ts'
import type { Connection } from './database.ts'
import { createDocRows } from './docRows.ts'

/** Stores a doc's state up to a seq and drops the checkpoints that it replaces; the one at seq 0, with which an epoch
 *  begins, stays for the replay. Called by the adapter, and by the checkpointer on its own connection.
 *  @returns false, and stores nothing, when the epoch is over (it may have been erased) or lacks that row. */
export function storeCheckpoint(
  db: Connection,
  { doc: name, epoch, seq, bytes }: { doc: DocName; epoch: number; seq: number; bytes: Uint8Array },
): boolean {
  const docs = createDocRows(db)
  const store = db.transaction((): boolean => {
    const doc = docs.find(name)
    if (doc === null || doc.epoch !== epoch || docs.lastSeq(doc) < seq) return false
    db.prepare('INSERT OR REPLACE INTO doc_checkpoint (doc_id, epoch, seq, bytes) VALUES (?, ?, ?, ?)').run(
      doc.id,
      epoch,
      seq,
      bytes,
    )
    db.prepare(
      `DELETE FROM doc_checkpoint WHERE doc_id = ? AND epoch = ? AND seq > 0
       AND seq < (SELECT max(seq) FROM doc_checkpoint WHERE doc_id = ? AND epoch = ?)`,
    ).run(doc.id, epoch, doc.id, epoch)
    return true
  })
  return store.immediate()
}
