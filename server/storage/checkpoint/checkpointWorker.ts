/** The worker behind checkpointer.ts. Also moves the WAL into the database file, so that the commits of the event loop
 *  never have to: that took them up to 20 ms. */
import { statSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import type { DocName } from '../../../shared/protocol/docNames.ts'
import { databaseFile, openConnection } from '../sqlite/database.ts'
import { loadDoc } from '../sqlite/loadDoc.ts'
import { storeCheckpoint } from '../sqlite/storeCheckpoint.ts'
import type { CheckpointAnswer, CheckpointRequest } from './checkpointer.ts'
import { foldLog } from './foldLog.ts'

const WAL_CHECK_MS = 2_000
const WAL_BYTES = 4 * 1024 * 1024
/** Commits that come in meanwhile leave a rest; a second and third round are short enough to catch a pause. */
const WAL_ROUNDS = 3

const { dataDir } = workerData as { dataDir: string }
const walFile = `${databaseFile(dataDir)}-wal`
const db = openConnection(dataDir, { walPages: 1_000 })

function foldDoc(doc: DocName): void {
  const loaded = loadDoc(db, doc)
  const checkpoint = foldLog(loaded)
  // An epoch that ended meanwhile is no fault: there is nothing left to fold.
  if (checkpoint !== null) storeCheckpoint(db, { doc, epoch: loaded.epoch, ...checkpoint })
}

function emptyWal(): void {
  if ((statSync(walFile, { throwIfNoEntry: false })?.size ?? 0) < WAL_BYTES) return
  for (let round = 0; round < WAL_ROUNDS; round++) {
    const [state] = db.pragma('wal_checkpoint(PASSIVE)') as [{ log: number; checkpointed: number }]
    if (state.checkpointed === state.log) return
  }
}

function answerTo(doc: DocName): CheckpointAnswer {
  try {
    foldDoc(doc)
    return { fault: null }
  } catch (fault) {
    return { fault: String(fault) }
  }
}

const walTimer = setInterval(emptyWal, WAL_CHECK_MS)

parentPort!.on('message', (request: CheckpointRequest) => {
  if (request !== 'close') return parentPort!.postMessage(answerTo(request.doc))
  clearInterval(walTimer)
  db.close()
  parentPort!.close()
})
