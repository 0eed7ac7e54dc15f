/** What is too much for one tick: on disk in one commit, then piece by piece in the doc. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { AppendBatch } from '../../server/storage/docLog.ts'
import { createMemoryStorage } from '../../server/storage/memory/memoryStorage.ts'
import { addCard, cardsOf } from '../../shared/board/boardDoc.ts'
import { newId } from '../../shared/ids.ts'
import { CLOSE_CODES } from '../../shared/protocol/closeCodes.ts'
import { BoardServer } from './board.ts'

const PIECES = 5

let server: BoardServer
let commits: AppendBatch[]
beforeEach(() => {
  commits = []
  const { docs } = createMemoryStorage()
  const append = docs.append.bind(docs)
  docs.append = async (batches) => {
    await append(batches)
    commits.push(...batches)
  }
  server = new BoardServer(docs)
})
afterEach(() => server.rooms.close())

const countCards = (doc: Y.Doc): number => cardsOf(doc).size

/** One card a piece. */
async function makePieces(client: number): Promise<Uint8Array[]> {
  const apart = new Y.Doc()
  apart.clientID = client
  const pieces: Uint8Array[] = []
  apart.on('update', (update: Uint8Array) => pieces.push(update))
  for (let index = 0; index < PIECES; index++)
    addCard(apart, { kind: 'need', pos: [0, 0], color: 'sun', author: newId(), createdAt: 1, deletedAt: null })
  return pieces
}
const appendPieces = () => server.rooms.append(server.docName, newId(), makePieces)

test('[RM10] it is on disk in one commit, and comes to the tablets piece by piece', async () => {
  const anna = await server.join()
  let frames = 0
  anna.doc.on('update', () => frames++)
  await appendPieces()
  expect(commits.map(({ rows }) => rows.length)).toEqual([PIECES])
  await server.rooms.drain()
  anna.read()
  expect([countCards(anna.doc), frames]).toEqual([PIECES, PIECES])
  expect(commits).toHaveLength(1)
})

test('[RM10] who reads in between waits until all of it is there', async () => {
  await appendPieces()
  expect(await server.rooms.read(server.docName, countCards)).toBe(PIECES)
})

test('[RM10] who joins in between gets all of it', async () => {
  await appendPieces()
  const ben = await server.join()
  ben.sendStep1()
  await server.rooms.drain()
  ben.read()
  expect(countCards(ben.doc)).toBe(PIECES)
})

test('[RM10] a doc that is rebuilt in between is rebuilt with all of it', async () => {
  await appendPieces()
  await server.rooms.rebuild(
    server.docName,
    (old) => {
      const doc = new Y.Doc()
      for (const card of cardsOf(old).keys()) doc.getMap('kept').set(card, true)
      return { doc, bindings: [] }
    },
    { eraseHistory: false },
  )
  expect(await server.rooms.read(server.docName, (doc) => doc.getMap('kept').size)).toBe(PIECES)
})

test('[RM10] a start after a crash in between finds all of it', async () => {
  await appendPieces()
  const restarted = new BoardServer(server.docLog)
  expect(await restarted.rooms.read(server.docName, countCards)).toBe(PIECES)
  await restarted.rooms.close()
})

test('[RM10] what others write meanwhile is served', async () => {
  const anna = await server.join()
  anna.sendStep2()
  await server.rooms.drain()
  await appendPieces()
  anna.sendUpdate(anna.change(() => anna.addCard('meanwhile')))
  await server.rooms.drain()
  anna.read()
  expect([anna.acked, countCards(anna.doc)]).toEqual([2, PIECES + 1])
})

test('[GD3] nobody else writes under the clientID of the pieces', async () => {
  await appendPieces()
  await server.rooms.drain()
  const [client] = Y.decodeStateVector(
    await server.rooms.read(server.docName, (doc) => Y.encodeStateVector(doc)),
  ).keys()
  const eve = await server.join()
  eve.sendStep1()
  await server.rooms.drain()
  eve.read()
  eve.doc.clientID = client!
  eve.sendUpdate(eve.change(() => eve.addCard('forged')))
  await server.rooms.drain()
  expect(eve.link.closing?.code).toBe(CLOSE_CODES['foreign-client'])
  expect(await server.rooms.read(server.docName, countCards)).toBe(PIECES)
})
