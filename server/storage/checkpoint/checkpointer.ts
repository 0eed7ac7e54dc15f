/** Keeps loading quick: folds a doc's log into a checkpoint, in a worker thread with its own connection, never on the
 *  event loop. Rooms ask for it when many rows follow the last checkpoint, and when they unload.
 *  Invariants: one doc at a time; a doc that is asked for again while it waits is done once. */
import { once } from 'node:events'
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { DocName } from '../../../shared/protocol/docNames.ts'
import { createDocQueue } from './docQueue.ts'

export interface Checkpointer {
  request(doc: DocName): void
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>
  /** Does what waits, then stops. */
  close(): Promise<void>
}

/** What the worker is told, and what it answers once a doc is done. */
export type CheckpointRequest = { doc: DocName } | 'close'
export interface CheckpointAnswer {
  fault: string | null
}

/** @param onFault told of a doc that could not be folded, or with null of a fault between docs; the log itself is whole,
 *  so the server goes on. */
export function createCheckpointer(options: {
  dataDir: string
  onFault(doc: DocName | null, fault: Error): void
}): Checkpointer {
  let worker: Worker | null = startWorker()
  let turn: { doc: DocName; end(): void } | null = null

  function startWorker(): Worker {
    const started = new Worker(new URL(`./checkpointWorker${extname(import.meta.filename)}`, import.meta.url), {
      workerData: { dataDir: options.dataDir },
      execArgv: [],
    })
    started.on('message', ({ fault }: CheckpointAnswer) => endTurn(fault === null ? null : new Error(fault)))
    // A doc too large for the worker's memory ends the worker, not the server. The next request starts another.
    started.on('error', endTurn)
    started.on('exit', () => {
      worker = null
      if (turn !== null) endTurn(new Error('the checkpoint worker ended'))
    })
    return started
  }

  function endTurn(fault: Error | null): void {
    if (fault !== null) options.onFault(turn?.doc ?? null, fault)
    turn?.end()
  }

  async function fold(doc: DocName): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    turn = { doc, end: resolve }
    worker ??= startWorker()
    worker.postMessage({ doc } satisfies CheckpointRequest)
    await promise
    turn = null
  }

  const queue = createDocQueue(fold)
  return {
    request: queue.add,
    idle: queue.idle,
    async close() {
      await queue.idle()
      if (worker === null) return
      const exited = once(worker, 'exit')
      worker.postMessage('close' satisfies CheckpointRequest)
      await exited
    },
  }
}
