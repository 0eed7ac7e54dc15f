/** Who wants to know of appended rows. Shared by the adapters. */
import type { DocName } from '../../shared/protocol/docNames.ts'
import type { AppendBatch, DocLog } from './docLog.ts'

type Listener = Parameters<DocLog['subscribe']>[0]

export function createLogSubscribers(): Pick<DocLog, 'subscribe'> & { announce(batches: AppendBatch[]): void } {
  const listeners = new Set<Listener>()
  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    /** One call a doc, once the rows are on disk. In a microtask: a listener that throws must not make an append that
     *  holds look failed. */
    announce(batches) {
      if (listeners.size === 0) return
      const lastRows = new Map<DocName, { epoch: number; lastSeq: number }>()
      for (const { doc, epoch, expectedSeq, rows } of batches) {
        if (rows.length > 0) lastRows.set(doc, { epoch, lastSeq: expectedSeq + rows.length - 1 })
      }
      for (const [doc, { epoch, lastSeq }] of lastRows) {
        for (const listener of listeners) queueMicrotask(() => listener(doc, epoch, lastSeq))
      }
    },
  }
}
