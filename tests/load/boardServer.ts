/** The sync server on SQLite with boards that hold cards already. Child process of the bench.
 *  Arguments: number of boards, cards on each, clientIDs that each has seen. Prints port and boards as its first message. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { openSqliteStorage } from '../../server/storage/sqlite/sqliteStorage.ts'
import { addCard } from '../../shared/board/boardDoc.ts'
import { newId } from '../../shared/ids.ts'
import { boardDocName } from '../../shared/protocol/docNames.ts'
import { startSyncServer } from '../sync/syncServer.ts'

export interface BoardServerReady {
  url: string
  boards: string[]
}

const [boardCount, cardCount, clientCount] = process.argv.slice(2).map(Number) as [number, number, number]
const dataDir = mkdtempSync(join(tmpdir(), 'tablee-bench-'))
const storage = openSqliteStorage({ dataDir })
const boards = Array.from({ length: boardCount }, newId)
for (const board of boards) {
  const doc = new Y.Doc()
  const author = newId()
  for (let index = 0; index < cardCount; index++) {
    doc.clientID = 1 + (index % Math.max(1, clientCount))
    const pos: [number, number] = [(index % 40) * 240, Math.floor(index / 40) * 160]
    addCard(
      doc,
      { kind: 'need', color: 'sun', author, createdAt: index, deletedAt: null, pos },
      { text: `Besoin ${index} : être entendue sans avoir à répéter` },
    )
  }
  for (let client = cardCount; client < clientCount; client++) {
    // A reload and one move: a day of them leaves this many ids behind.
    doc.clientID = 1 + client
    const cards = doc.getMap<Y.Map<unknown>>('cards')
    const ids = [...cards.keys()]
    cards.get(ids[client % ids.length]!)!.set('pos', [client, client])
  }
  const rows = [{ participant: null, at: Date.now(), bytes: Y.encodeStateAsUpdate(doc) }]
  await storage.docs.append([{ doc: boardDocName(board), epoch: 1, expectedSeq: 1, rows, bindings: [] }])
}
const server = await startSyncServer(storage)
process.on('disconnect', async () => {
  await server.stop()
  await storage.close()
  rmSync(dataDir, { recursive: true, force: true })
  process.exit(0)
})
process.send?.({ url: server.url, boards } satisfies BoardServerReady)
