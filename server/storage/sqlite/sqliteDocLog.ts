/** The doc log in SQLite. append() is called up to 200 times a second with up to 1,000 rows: its statements are prepared
 *  by hand, without Drizzle in between. All batches are one transaction, hence one fsync. */
import type { DocName } from '../../../shared/protocol/docNames.ts'
import type { AppendBatch, DocLog } from '../docLog.ts'
import { SequenceConflictError } from '../docLog.ts'
import { createLogSubscribers } from '../logSubscribers.ts'
import type { Connection } from './database.ts'
import { createDocRows, type DocRow } from './docRows.ts'
import { loadDoc } from './loadDoc.ts'
import { createEpochStart } from './startEpoch.ts'
import { storeCheckpoint } from './storeCheckpoint.ts'

export function createSqliteDocLog(db: Connection): DocLog {
  const docs = createDocRows(db)
  const subscribers = createLogSubscribers()
  const startEpoch = createEpochStart(db, docs)

  const insertRow = db.prepare(
    'INSERT INTO doc_update (doc_id, epoch, seq, at, participant, bytes) VALUES (?, ?, ?, ?, ?, ?)',
  )

  function appendBatch({ doc: name, epoch, expectedSeq, rows, bindings }: AppendBatch): void {
    const doc = docs.findOrAdd(name)
    expectNext(name, doc, { epoch, seq: expectedSeq })
    rows.forEach(({ at, participant, bytes }, index) => {
      insertRow.run(doc.id, epoch, expectedSeq + index, at, participant, bytes)
    })
    docs.bindClients(doc.id, epoch, bindings)
  }

  function expectNext(name: DocName, doc: DocRow, expected: { epoch: number; seq: number }): void {
    const seq = docs.lastSeq(doc) + 1
    if (doc.epoch === expected.epoch && seq === expected.seq) return
    throw new SequenceConflictError(
      `${name} is at epoch ${doc.epoch}, row ${seq}; expected epoch ${expected.epoch}, row ${expected.seq}`,
    )
  }

  const appendAll = db.transaction((batches: AppendBatch[]) => {
    for (const batch of batches) appendBatch(batch)
  })

  return {
    async load(doc) {
      return loadDoc(db, doc)
    },
    async append(batches) {
      appendAll.immediate(batches)
      subscribers.announce(batches)
    },
    async read(doc, epoch, { fromSeq, limit }) {
      const found = docs.find(doc)
      return found === null ? [] : docs.rows({ id: found.id, epoch }, fromSeq, limit)
    },
    async writeCheckpoint(doc, epoch, checkpoint) {
      if (!storeCheckpoint(db, { doc, epoch, ...checkpoint })) {
        throw new SequenceConflictError(`${doc} has no row ${checkpoint.seq} in epoch ${epoch}`)
      }
    },
    startEpoch,
    async currentEpoch(doc) {
      return docs.find(doc)?.epoch ?? 1
    },
    subscribe: subscribers.subscribe,
  }
}
