/** Iterations: what was saved is read again byte for byte, later and by others. */
import { createHash } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addCard, cardsOf } from '../../shared/board/boardDoc.ts'
import { boardDocName } from '../../shared/protocol/docNames.ts'
import { createHandClock } from '../session/handClock.ts'
import type { Session } from './answers.ts'
import { FACILITATOR_TOKEN, type House, openHouse } from './house.ts'

let house: House
afterEach(() => house.close())

const MINUTE_MS = 60_000
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const write = (session: Session, text: string, boardIndex = 0) =>
  house.rooms.edit(boardDocName(session.boards[boardIndex]!.id), null, (doc) =>
    addCard(
      doc,
      { kind: 'idea', pos: [0, 0], color: 'sky', author: '0'.repeat(16), createdAt: 1, deletedAt: null },
      { text },
    ),
  )
const triggers = async (session: Session): Promise<string[]> =>
  (await house.lead('GET', `/api/sessions/${session.id}/iterations`)).iterations.map(
    (iteration: { trigger: string }) => iteration.trigger,
  )

test('[IT1] a saved board is given byte for byte, whatever happens on the board later', async () => {
  house = openHouse()
  const session = await house.newSession()
  const boardId = session.boards[0]!.id
  await write(session, 'première')
  const saved = await house.rooms.read(boardDocName(boardId), (doc) => Y.encodeStateAsUpdateV2(doc))
  const iteration = await house.lead('POST', `/api/sessions/${session.id}/iterations`, { note: '' })
  await write(session, 'deuxième')
  await house.lead('POST', `/api/sessions/${session.id}/close`)

  const path = `/api/iterations/${iteration.id}/boards/${boardId}`
  const answer = await house.call('GET', path, { token: iteration.reviewKey })
  expect(answer.bytes).toEqual(saved)
  expect(answer.headers.get('content-type')).toBe('application/octet-stream')
  expect(answer.headers.get('cache-control')).toContain('immutable')
  expect(answer.headers.get('etag')).toBe(`"${sha256(saved)}"`)
  expect(iteration.boards[0]).toMatchObject({ hash: sha256(saved), sizeBytes: saved.byteLength, cards: 1 })
  const again = { token: iteration.reviewKey, headers: { 'if-none-match': answer.headers.get('etag')! } }
  expect((await house.call('GET', path, again)).status).toBe(304)

  const doc = new Y.Doc()
  Y.applyUpdateV2(doc, answer.bytes)
  expect(cardsOf(doc).size).toBe(1)
  const cards = await house.call('GET', `${path}/cards`, { token: iteration.reviewKey })
  expect(cards.json).toMatchObject({ boardId, epoch: 1, cards: [{ text: 'première' }] })
})

test('[IT2] the content hash is that of the manifest, which holds each board’s hash', async () => {
  house = openHouse()
  const session = await house.newSession({ boards: [{ title: 'A' }, { title: 'B' }] })
  await write(session, 'un', 1)
  const iteration = await house.lead('POST', `/api/sessions/${session.id}/iterations`, { note: 'é "…"' })
  const { bytes } = await house.call('GET', `/api/iterations/${iteration.id}/manifest`, { token: FACILITATOR_TOKEN })
  expect(sha256(bytes)).toBe(iteration.contentHash)
  const manifest = JSON.parse(new TextDecoder().decode(bytes))
  expect(Object.keys(manifest)).toEqual(Object.keys(manifest).sort())
  const { number, contentHash, reviewKey, ...rest } = iteration
  expect(manifest).toEqual(rest)
  expect([number, contentHash.length, reviewKey.length]).toEqual([1, 64, 22])
})

test('[IT3] closing saves what stands on the boards then', async () => {
  house = openHouse()
  const session = await house.newSession()
  await write(session, 'au dernier moment')
  await house.lead('POST', `/api/sessions/${session.id}/close`)
  const [iteration] = (await house.lead('GET', `/api/sessions/${session.id}/iterations`)).iterations
  expect(iteration).toMatchObject({ trigger: 'close', boards: [{ cards: 1 }] })
})

test('[IT4] ten minutes of activity are saved without anybody asking; a quiet room is not', async () => {
  const clock = createHandClock()
  house = openHouse({ clock })
  house.sessions.start()
  const session = await house.newSession()
  await clock.advance(MINUTE_MS)
  await write(session, 'un')
  await clock.advance(9 * MINUTE_MS)
  await write(session, 'deux')
  expect(await triggers(session)).toEqual([])
  await clock.advance(2 * MINUTE_MS)
  expect(await triggers(session)).toEqual(['automatic'])
  await clock.advance(30 * MINUTE_MS)
  expect(await triggers(session)).toEqual(['automatic'])
  await write(session, 'trois')
  await clock.advance(9 * MINUTE_MS)
  expect(await triggers(session)).toHaveLength(1)
  await clock.advance(2 * MINUTE_MS)
  expect(await triggers(session)).toHaveLength(2)
})

test('[IT4] [RM2] looking for activity keeps no board in memory', async () => {
  const clock = createHandClock()
  house = openHouse({ clock })
  house.sessions.start()
  await house.newSession({ tables: 3 })
  const asked: string[] = []
  const open = house.rooms.open.bind(house.rooms)
  house.rooms.open = (doc) => {
    asked.push(doc)
    return open(doc)
  }
  await clock.advance(5 * MINUTE_MS)
  expect(asked).toEqual([])
})

test('[IT4] what the facilitator has just saved is not saved again', async () => {
  const clock = createHandClock()
  house = openHouse({ clock })
  house.sessions.start()
  const session = await house.newSession()
  await clock.advance(MINUTE_MS)
  await write(session, 'un')
  await clock.advance(5 * MINUTE_MS)
  await house.lead('POST', `/api/sessions/${session.id}/iterations`, { note: '' })
  await clock.advance(30 * MINUTE_MS)
  expect(await triggers(session)).toEqual(['facilitator'])
})

test('[IT5] iterations are numbered in the order in which they are saved, also when saved at once', async () => {
  house = openHouse()
  const session = await house.newSession()
  const save = () => house.lead('POST', `/api/sessions/${session.id}/iterations`, { note: '' })
  const saved = await Promise.all([save(), save(), save()])
  expect(saved.map((iteration) => iteration.number).sort()).toEqual([1, 2, 3])
})
