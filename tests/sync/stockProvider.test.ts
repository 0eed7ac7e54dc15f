import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { PROOF_MS } from '../../server/sync/presence.ts'
import { addCard, cardBody, cardsOf, makeCard, plainText } from '../../shared/board/boardDoc.ts'
import type { CardRecord } from '../../shared/board/card.ts'
import { newId } from '../../shared/ids.ts'
import type { Role } from '../../shared/permissions.ts'
import { boardDocName } from '../../shared/protocol/docNames.ts'
import { newPerson, type SyncServer, startSyncServer, tokenOf } from './syncServer.ts'

let server: SyncServer
const providers: WebsocketProvider[] = []
const boardId = newId()

beforeEach(async () => {
  server = await startSyncServer()
})
afterEach(async () => {
  for (const provider of providers.splice(0)) provider.destroy()
  await server.stop()
  expect(server.errors).toEqual([])
})

function join(person: string, options: { role?: Role; doc?: Y.Doc; params?: Record<string, string> } = {}) {
  const doc = options.doc ?? new Y.Doc()
  const provider = new WebsocketProvider(server.url, boardDocName(boardId), doc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    params: { token: tokenOf(person, options.role), ...options.params },
    disableBc: true,
  })
  providers.push(provider)
  const closed = new Promise<{ code: number; reason: string }>((resolve) => provider.on('closed', resolve))
  const synced = new Promise<void>((resolve) => provider.on('sync', (isSynced) => isSynced && resolve()))
  return { doc, provider, person, closed, synced }
}

const record = (author: string, change: Partial<CardRecord> = {}): CardRecord => ({
  kind: 'need',
  pos: [0, 0],
  color: 'sun',
  author,
  createdAt: 1,
  deletedAt: null,
  ...change,
})

const until = (doc: Y.Doc, isDone: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (!isDone()) return
      doc.off('update', look)
      resolve()
    }
    doc.on('update', look)
    look()
  })

test('[RM1] a stock provider joins, writes and is read by another', async () => {
  const anna = join(newPerson())
  const ben = join(newPerson())
  await Promise.all([anna.synced, ben.synced])
  const id = addCard(anna.doc, record(anna.person), { text: 'Trouver un rendez-vous' })
  await until(ben.doc, () => cardsOf(ben.doc).has(id))
  const body = cardBody(cardsOf(ben.doc).get(id)!)
  expect(plainText(body)).toBe('Trouver un rendez-vous')
  const paragraph = body.get(0) as Y.XmlElement
  ;(paragraph.get(0) as Y.XmlText).insert(0, 'Pouvoir ')
  await until(anna.doc, () => plainText(cardBody(cardsOf(anna.doc).get(id)!)).startsWith('Pouvoir'))
})

test('[RM6] edits made offline, by reloads and before the handshake is through, arrive', async () => {
  const anna = join(newPerson())
  await anna.synced
  const id = addCard(anna.doc, record(anna.person), { text: 'x' })
  anna.provider.disconnect()
  for (let x = 0; x < 20; x++) cardsOf(anna.doc).get(id)!.set('pos', [x, x])
  const text = (cardBody(cardsOf(anna.doc).get(id)!).get(0) as Y.XmlElement).get(0) as Y.XmlText
  text.insert(1, 'abc')
  text.delete(1, 2)
  // A reload: the copy lives on under a new clientID.
  const reloaded = new Y.Doc()
  Y.applyUpdate(reloaded, Y.encodeStateAsUpdate(anna.doc))
  const again = join(anna.person, { doc: reloaded })
  const second = addCard(reloaded, record(anna.person), { text: 'offline' })
  await again.synced
  addCard(reloaded, record(anna.person), { text: 'just after' })
  const ben = join(newPerson())
  await until(ben.doc, () => cardsOf(ben.doc).size === 3)
  expect(cardsOf(ben.doc).get(id)!.get('pos')).toEqual([19, 19])
  expect(plainText(cardBody(cardsOf(ben.doc).get(second)!))).toBe('offline')
})

test('[PM1] [GD9] an observer who writes is closed; others see nothing of it', async () => {
  const eve = join(newPerson(), { role: 'observer' })
  const ben = join(newPerson())
  await Promise.all([eve.synced, ben.synced])
  addCard(eve.doc, record(eve.person))
  expect((await eve.closed).code).toBe(4403)
  const id = addCard(ben.doc, record(ben.person))
  const carl = join(newPerson())
  await until(carl.doc, () => cardsOf(carl.doc).has(id))
  expect(cardsOf(carl.doc).size).toBe(1)
})

test('[PM3] [GD8] a locked board refuses changes, and lets readers in', async () => {
  const anna = join(newPerson())
  await anna.synced
  addCard(anna.doc, record(anna.person))
  const ben = join(newPerson())
  await until(ben.doc, () => cardsOf(ben.doc).size === 1)
  server.situation.boardLocked = true
  const carl = join(newPerson())
  await until(carl.doc, () => cardsOf(carl.doc).size === 1)
  addCard(anna.doc, record(anna.person))
  expect((await anna.closed).code).toBe(4423)
  expect(cardsOf(ben.doc).size).toBe(1)
})

test('[GD7] [BD1] [BD2] [BD3] [BD4] [BD6] a card under another name, without a field, removed or written over, is refused', async () => {
  const ben = join(newPerson())
  await ben.synced
  const theirs = addCard(ben.doc, record(ben.person))
  const attempts: ((doc: Y.Doc, person: string) => void)[] = [
    (doc) => addCard(doc, record(ben.person)),
    (doc) => cardsOf(doc).set(theirs, makeCard(record(ben.person))),
    (doc) => cardsOf(doc).delete(theirs),
    (doc) => cardsOf(doc).get(theirs)!.set('author', ben.person),
    (doc) => cardsOf(doc).get(theirs)!.set('createdAt', 2),
    (doc) => cardsOf(doc).get(theirs)!.delete('pos'),
    (doc) => cardsOf(doc).get(theirs)!.set('pos', [Number.NaN, 0]),
    (doc) => cardsOf(doc).get(theirs)!.set('html', '<script>'),
    (doc, person) => cardsOf(doc).set(newId(), new Y.Map(Object.entries(record(person)))),
    (doc) => cardBody(cardsOf(doc).get(theirs)!).insert(0, [new Y.XmlElement('script')]),
    (doc) => doc.getMap('other').set('a', 1),
  ]
  for (const attempt of attempts) {
    const eve = join(newPerson())
    await until(eve.doc, () => cardsOf(eve.doc).has(theirs))
    attempt(eve.doc, eve.person)
    const { code } = await eve.closed
    expect([4422, 4445]).toContain(code)
  }
  const reader = join(newPerson())
  await until(reader.doc, () => cardsOf(reader.doc).has(theirs))
  expect(cardsOf(reader.doc).size).toBe(1)
  expect(cardsOf(reader.doc).get(theirs)!.get('author')).toBe(ben.person)
})

test('[PR2] presence arrives under the name of the connection that sent it', async () => {
  const anna = join(newPerson())
  const ben = join(newPerson())
  await Promise.all([anna.synced, ben.synced])
  anna.provider.awareness.setLocalState({ participant: ben.person, cursor: [3, 4], user: { name: 'Ben' } })
  const state = await new Promise((resolve) =>
    ben.provider.awareness.on('change', () => {
      const seen = ben.provider.awareness.getStates().get(anna.doc.clientID)
      if (seen?.cursor) resolve(seen)
    }),
  )
  expect(state).toEqual({ participant: anna.person, cursor: [3, 4] })
})

test('[EP1] a rebuilt doc closes everybody and refuses the old copy before it is uploaded', async () => {
  const anna = join(newPerson())
  await anna.synced
  addCard(anna.doc, record(anna.person), { text: 'to be erased' })
  const ben = join(newPerson())
  await until(ben.doc, () => cardsOf(ben.doc).size === 1)
  const epoch = await server.rooms.rebuild(boardDocName(boardId), () => ({ doc: new Y.Doc(), bindings: [] }), {
    eraseHistory: true,
  })
  expect(epoch).toBe(2)
  expect((await anna.closed).code).toBe(4409)
  const stale = join(ben.person, { doc: ben.doc })
  expect((await stale.closed).code).toBe(4409)
  const told = join(ben.person, { params: { epoch: '1' } })
  expect((await told.closed).code).toBe(4409)
  const fresh = join(newPerson(), { params: { epoch: '2' } })
  await fresh.synced
  expect(cardsOf(fresh.doc).size).toBe(0)
})

test('[PR1] two people in one browser, whose stock providers tell each other past the server, both stay', async () => {
  const people = [newPerson(), newPerson()]
  const joined = people.map((person) => {
    const doc = new Y.Doc()
    const provider = new WebsocketProvider(server.url, boardDocName(boardId), doc, {
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      params: { token: tokenOf(person) },
    })
    providers.push(provider)
    const heardOther = new Promise<void>((resolve) =>
      provider.awareness.on('change', () => {
        if ([...provider.awareness.getStates().values()].some(({ cursor }) => cursor?.[0] === 40)) resolve()
      }),
    )
    const refused: string[] = []
    provider.on('closed', ({ reason }: { reason: string }) => refused.push(reason))
    return { provider, heardOther, refused }
  })
  for (let step = 0; step <= 40; step++) {
    for (const { provider } of joined) provider.awareness.setLocalState({ cursor: [step, step] })
    await new Promise((resolve) => setImmediate(resolve))
  }
  await Promise.all(joined.map(({ heardOther }) => heardOther))
  await new Promise((resolve) => setTimeout(resolve, 2 * PROOF_MS + 200))
  expect(joined.map(({ refused }) => refused)).toEqual([[], []])
})

test('[PR2] who comes back keeps what it said of itself', async () => {
  const { provider, synced } = join(newPerson())
  await synced
  const own = { user: { name: 'Anna', picture: 'x'.repeat(1_200) }, cursor: [1, 2] }
  provider.awareness.setLocalState(own)
  const other = join(newPerson())
  const heard = (cursor: number[]): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        const states = [...other.provider.awareness.getStates().values()]
        if (states.some((state) => state.cursor?.join() === cursor.join())) resolve()
      }
      other.provider.awareness.on('change', look)
      look()
    })
  await heard([1, 2])
  provider.disconnect()
  await new Promise<void>((resolve) =>
    other.provider.awareness.on('change', ({ removed }: { removed: number[] }) => removed.length > 0 && resolve()),
  )
  provider.connect()
  await heard([1, 2])
  provider.awareness.setLocalStateField('cursor', [3, 4])
  await heard([3, 4])
  expect(provider.awareness.getLocalState()).toEqual({ ...own, cursor: [3, 4] })
})

test('[RM7] a board larger than what may wait for a tablet can be joined', async () => {
  const anna = join(newPerson())
  await anna.synced
  for (let part = 0; part < 12; part++) {
    anna.doc.transact(() => {
      for (let index = 0; index < 45; index++) addCard(anna.doc, record(anna.person), { text: 'a'.repeat(9_900) })
    })
  }
  const ben = join(newPerson())
  await ben.synced
  await until(ben.doc, () => cardsOf(ben.doc).size === 540)
})
