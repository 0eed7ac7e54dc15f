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

interface Head extends DocRow {
  lastSeq: number
}

export function createSqliteDocLog(db: Connection): DocLog {
  const docs = createDocRows(db)
  const subscribers = createLogSubscribers()
  const startEpoch = createEpochStart(db, docs)

  const insertRow = db.prepare(
    'INSERT INTO doc_update (doc_id, epoch, seq, at, participant, bytes) VALUES (?, ?, ?, ?, ?, ?)',
  )

  /** Where the log of each doc that is being written ends: this process alone writes it (ST9). */
  const heads = new Map<DocName, Head>()

  function appendBatch({ doc: name, epoch, expectedSeq, rows, bindings }: AppendBatch): void {
    const doc = heads.get(name) ?? readHead(name)
    expectNext(name, doc, { epoch, seq: expectedSeq })
    rows.forEach(({ at, participant, bytes }, index) => {
      insertRow.run(doc.id, epoch, expectedSeq + index, at, participant, bytes)
    })
    docs.bindClients(doc.id, epoch, bindings)
    heads.set(name, { ...doc, lastSeq: doc.lastSeq + rows.length })
  }

  function readHead(name: DocName): Head {
    const doc = docs.findOrAdd(name)
    return { ...doc, lastSeq: docs.lastSeq(doc) }
  }

  function expectNext(name: DocName, doc: Head, expected: { epoch: number; seq: number }): void {
    const seq = doc.lastSeq + 1
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
      try {
        appendAll.immediate(batches)
      } catch (error) {
        // Nothing of it was written.
        for (const { doc } of batches) heads.delete(doc)
        throw error
      }
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
    startEpoch(doc, ...start) {
      heads.delete(doc)
      return startEpoch(doc, ...start)
    },
    async lastSeq(doc) {
      const found = docs.find(doc)
      return found === null ? 0 : docs.lastSeq(found)
    },
    async currentEpoch(doc) {
      return docs.find(doc)?.epoch ?? 1
    },
    subscribe: subscribers.subscribe,
  }
}
