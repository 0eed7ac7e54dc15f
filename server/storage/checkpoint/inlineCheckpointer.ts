/** Checkpoints without a worker, for storage in memory. */
import type { DocName } from '../../../shared/protocol/docNames.ts'
import { type DocLog, SequenceConflictError } from '../docLog.ts'
import type { Checkpointer } from './checkpointer.ts'
import { createDocQueue } from './docQueue.ts'
import { foldLog } from './foldLog.ts'

export function createInlineCheckpointer({
  docLog,
  onFault,
}: {
  docLog: DocLog
  onFault(doc: DocName | null, fault: Error): void
}): Checkpointer {
  async function fold(doc: DocName): Promise<void> {
    try {
      const loaded = await docLog.load(doc)
      const checkpoint = foldLog(loaded)
      if (checkpoint !== null) await docLog.writeCheckpoint(doc, loaded.epoch, checkpoint)
    } catch (fault) {
      // An epoch that ended meanwhile is no fault: there is nothing left to fold.
      if (!(fault instanceof SequenceConflictError)) onFault(doc, fault as Error)
    }
  }

  const queue = createDocQueue(fold)
  return { request: queue.add, idle: queue.idle, close: queue.idle }
}
