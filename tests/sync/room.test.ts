import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { moveCards } from '../../client/board/model/commands.ts'
import { updateMessage } from '../../client/sync/syncMessages.ts'
import { createMemoryStorage } from '../../server/storage/memory/memoryStorage.ts'
import { cardsOf } from '../../shared/board/boardDoc.ts'
import { newId } from '../../shared/ids.ts'
import { MAX_STATE_VECTOR_BYTES } from '../../shared/limits.ts'
import { boardDocName } from '../../shared/protocol/docNames.ts'
import { BoardServer } from './board.ts'

let server: BoardServer
beforeEach(() => {
  server = new BoardServer()
})
afterEach(() => server.rooms.close())

const rowsOnDisk = async (): Promise<number> => (await server.docLog.load(server.docName)).lastSeq

test('[AK1] an update that waits for its step 2 is not acknowledged by one that overtakes it', async () => {
  const anna = await server.join()
  anna.change(() => anna.addCard('offline'))
  const dependent = anna.change((doc) =>
    moveCards(doc, new Map([[[...cardsOf(doc).keys()][0]!, [1, 1] as [number, number]]])),
  )
  anna.sendUpdate(dependent)
  const other = new Y.Doc()
  const independent = Y.encodeStateAsUpdate(other)
  anna.sendUpdate(independent)
  await server.rooms.drain()
  anna.read()
  expect(anna.acked).toBe(0)
  anna.sendStep2()
  await server.rooms.drain()
  anna.read()
  expect(anna.acked).toBe(3)
  const ben = await server.join()
  ben.sendStep1()
  await server.rooms.drain()
  ben.read()
  expect(cardsOf(ben.doc).toJSON()).toEqual(cardsOf(anna.doc).toJSON())
})

test('[RM6] what a tablet sent just before it left is kept', async () => {
  const anna = await server.join()
  anna.sendStep2()
  await server.rooms.drain()
  anna.sendUpdate(anna.change(() => anna.addCard('last word')))
  anna.link.end()
  await server.rooms.drain()
  expect(await server.rooms.read(server.docName, (doc) => cardsOf(doc).size)).toBe(1)
  expect(await rowsOnDisk()).toBeGreaterThan(0)
})

test('[RM6] what a refused tablet sent after the refused update is not taken', async () => {
  const eve = await server.join()
  eve.sendUpdate(Uint8Array.of(1, 2, 3))
  eve.sendUpdate(eve.change(() => eve.addCard('more')))
  await server.rooms.drain()
  expect(eve.link.closing?.code).toBe(4400)
  expect(await rowsOnDisk()).toBe(0)
})

test('[RM11] a tablet that asks a thousand times at once is answered once', async () => {
  const anna = await server.join()
  for (let times = 0; times < 1_000; times++) anna.sendStep1()
  await server.rooms.drain()
  anna.read()
  expect(anna.answers).toBe(1)
})

test('[RM11] a state vector larger than any board has is refused', async () => {
  const eve = await server.join()
  const length = MAX_STATE_VECTOR_BYTES + 1
  eve.link.send(Buffer.concat([Buffer.of(0, 0, ...lengthOf(length)), Buffer.alloc(length)]))
  eve.link.deliverToServer()
  await server.rooms.drain()
  expect(eve.link.closing?.code).toBe(4413)
})

const lengthOf = (length: number): number[] =>
  length < 128 ? [length] : [(length & 127) | 128, ...lengthOf(length >>> 7)]

test('[RM9] a room that fails takes no other room with it', async () => {
  const docLog = createMemoryStorage().docs
  server = new BoardServer(docLog)
  const anna = await server.join()
  const otherBoard = boardDocName(newId())
  const failing = await server.rooms.open(otherBoard)
  failing.apply = () => {
    throw new Error('planted')
  }
  server.rooms.requestFlush(failing)
  anna.sendUpdate(anna.change(() => anna.addCard()))
  await server.rooms.drain()
  anna.read()
  expect(anna.acked).toBe(1)
  expect(server.errors).toHaveLength(1)
  expect(await server.rooms.open(otherBoard)).not.toBe(failing)
})

test('[RM9] when a tick cannot be committed everybody comes back, and nothing was shown', async () => {
  const docLog = createMemoryStorage().docs
  let isDiskFull = false
  server = new BoardServer({
    ...docLog,
    append: async (batches) => {
      if (isDiskFull) throw new Error('disk full')
      await docLog.append(batches)
    },
  })
  const [anna, ben] = [await server.join(), await server.join()]
  isDiskFull = true
  anna.sendUpdate(anna.change(() => anna.addCard()))
  await server.rooms.drain()
  ben.read()
  expect(cardsOf(ben.doc).size).toBe(0)
  expect([anna.link.closing?.code, ben.link.closing?.code]).toEqual([1013, 1013])
  isDiskFull = false
  const again = await server.join(anna.participant)
  again.sendUpdate(Y.encodeStateAsUpdate(anna.doc))
  await server.rooms.drain()
  expect(await server.rooms.read(server.docName, (doc) => cardsOf(doc).size)).toBe(1)
})

test('[EP2] commands that meet a rebuild are done on the new doc', async () => {
  await server.rooms.edit(server.docName, null, (doc) => doc.getMap('cards'))
  const rebuilt = server.rooms.rebuild(server.docName, () => ({ doc: new Y.Doc(), bindings: [] }), {
    eraseHistory: true,
  })
  const read = server.rooms.read(server.docName, (_doc, epoch) => epoch)
  const edited = server.rooms.edit(server.docName, null, () => 'done')
  expect(await rebuilt).toBe(2)
  expect(await read).toBe(2)
  expect(await edited).toBe('done')
  const second = server.rooms.rebuild(server.docName, () => ({ doc: new Y.Doc(), bindings: [] }), {
    eraseHistory: true,
  })
  const third = server.rooms.rebuild(server.docName, () => ({ doc: new Y.Doc(), bindings: [] }), { eraseHistory: true })
  expect(await Promise.all([second, third])).toEqual([3, 4])
})

test('[RM2] a room with something to do is not idle', async () => {
  const anna = await server.join()
  const room = await server.rooms.open(server.docName)
  anna.link.send(updateMessage(anna.change(() => anna.addCard())))
  anna.link.deliverToServer()
  anna.link.end()
  expect(room.isIdle).toBe(false)
  await server.rooms.drain()
  expect(room.isIdle).toBe(true)
})

test('[GD10] what a day has written and erased does not fill a board', async () => {
  const writer = new Y.Doc()
  const letters = 'x'.repeat(8 * 1024 * 1024)
  const rows = Array.from({ length: 9 }, (_, index) => {
    const before = Y.encodeStateVector(writer)
    writer.getText('day').insert(0, letters)
    const bytes = Y.encodeStateAsUpdate(writer, before)
    writer.getText('day').delete(0, letters.length)
    return { seq: index + 1, participant: null, at: 0, bytes }
  })
  rows.push({ seq: 10, participant: null, at: 0, bytes: Y.encodeStateAsUpdate(writer) })
  const docLog = createMemoryStorage().docs
  const doc = { epoch: 1, lastSeq: 10, checkpoint: null, rows, bindings: [], retiredClients: [] }
  server = new BoardServer({ ...docLog, load: async () => doc, append: async () => {} })
  const anna = await server.join()
  anna.sendUpdate(anna.change(() => anna.addCard()))
  await server.rooms.drain()
  anna.read()
  expect(anna.link.closing).toBeNull()
  expect(anna.acked).toBe(1)
})
