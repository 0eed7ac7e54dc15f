/** The doc log in memory, for tests. Same behaviour as sqlite/, without a disk: bytes are copied in and out. */
import type { DocName } from '../../../shared/protocol/docNames.ts'
import {
  type AppendBatch,
  type ClientBinding,
  type DocLog,
  type LoadedDoc,
  type NumberedLogRow,
  SequenceConflictError,
} from '../docLog.ts'
import { createLogSubscribers } from '../logSubscribers.ts'
import { bindClients, type StoredDoc, type StoredEpoch, storedEpoch } from './storedDoc.ts'

export function createMemoryDocLog(): DocLog {
  const docs = new Map<DocName, StoredDoc>()
  const subscribers = createLogSubscribers()

  const currentDoc = (doc: DocName): StoredDoc => docs.get(doc) ?? { epoch: 1, epochs: new Map([[1, storedEpoch()]]) }

  return {
    async load(doc) {
      return loadDoc(currentDoc(doc))
    },

    async append(batches) {
      // Work on copies, so that one bad batch leaves nothing behind.
      const changed = new Map<DocName, StoredDoc>()
      for (const batch of batches) {
        changed.set(batch.doc, withBatch(changed.get(batch.doc) ?? currentDoc(batch.doc), batch))
      }
      for (const [doc, stored] of changed) docs.set(doc, stored)
      subscribers.announce(batches)
    },

    async read(doc, epoch, { fromSeq, limit }) {
      const rows = docs.get(doc)?.epochs.get(epoch)?.rows ?? []
      return rows
        .filter((row) => row.seq >= fromSeq)
        .slice(0, limit)
        .map(copyRow)
    },

    async writeCheckpoint(doc, epoch, checkpoint) {
      const { epoch: current, epochs } = currentDoc(doc)
      const stored = epochs.get(epoch)
      // Of an epoch that is over nothing is written any more: it may have been erased meanwhile.
      if (stored === undefined || epoch !== current || checkpoint.seq > stored.rows.length) {
        throw new SequenceConflictError(`${doc} has no row ${checkpoint.seq} in epoch ${epoch}`)
      }
      if (stored.checkpoint !== null && stored.checkpoint.seq > checkpoint.seq) return
      stored.checkpoint = { seq: checkpoint.seq, bytes: checkpoint.bytes.slice() }
    },

    async startEpoch(doc, fromEpoch, { bytes, bindings, eraseHistory }) {
      const stored = currentDoc(doc)
      if (stored.epoch !== fromEpoch) throw new SequenceConflictError(`${doc} is at epoch ${stored.epoch}`)
      const begun = { ...storedEpoch(), checkpoint: { seq: 0, bytes: bytes.slice() } }
      bindClients(begun, bindings)
      const older = [...stored.epochs].map(([epoch, kept]): [number, StoredEpoch] => [
        epoch,
        eraseHistory ? { rows: [], checkpoint: null, owners: kept.owners } : kept,
      ])
      docs.set(doc, { epoch: fromEpoch + 1, epochs: new Map([...older, [fromEpoch + 1, begun]]) })
      return fromEpoch + 1
    },

    async lastSeq(doc) {
      const { epoch, epochs } = currentDoc(doc)
      return epochs.get(epoch)!.rows.length
    },

    async currentEpoch(doc) {
      return currentDoc(doc).epoch
    },

    subscribe: subscribers.subscribe,
  }
}

function loadDoc({ epoch, epochs }: StoredDoc): LoadedDoc {
  const current = epochs.get(epoch)!
  const checkpoint = current.checkpoint
  const olderOwners = [...epochs].filter(([older]) => older < epoch).map(([, { owners }]) => owners)
  return {
    epoch,
    lastSeq: current.rows.length,
    checkpoint: checkpoint && { seq: checkpoint.seq, bytes: checkpoint.bytes.slice() },
    rows: current.rows.slice(checkpoint?.seq ?? 0).map(copyRow),
    bindings: [...current.owners].map(([client, participant]): ClientBinding => ({ client, participant })),
    retiredClients: [...new Set(olderOwners.flatMap((owners) => [...owners.keys()]))],
  }
}

function withBatch(stored: StoredDoc, { doc, epoch, expectedSeq, rows, bindings }: AppendBatch): StoredDoc {
  const current = stored.epochs.get(stored.epoch)!
  const nextSeq = current.rows.length + 1
  if (epoch !== stored.epoch || expectedSeq !== nextSeq) {
    throw new SequenceConflictError(
      `${doc} is at epoch ${stored.epoch}, row ${nextSeq}; expected epoch ${epoch}, row ${expectedSeq}`,
    )
  }
  const numbered = rows.map((row, index) => copyRow({ ...row, seq: expectedSeq + index }))
  const grown = { ...current, rows: [...current.rows, ...numbered], owners: new Map(current.owners) }
  bindClients(grown, bindings)
  return { epoch, epochs: new Map([...stored.epochs, [epoch, grown]]) }
}

const copyRow = (row: NumberedLogRow): NumberedLogRow => ({ ...row, bytes: row.bytes.slice() })
