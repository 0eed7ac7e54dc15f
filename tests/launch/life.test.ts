/** The whole life of a session on the server as it is shipped, over real HTTP and the stock provider of y-websocket. */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as decoding from 'lib0/decoding'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { IterationWithKey } from '../../shared/api/iterations.ts'
import { cardBody, cardsOf, plainText } from '../../shared/board/boardDoc.ts'
import { newId } from '../../shared/ids.ts'
import { CLOSE_CODES } from '../../shared/protocol/closeCodes.ts'
import { boardDocName, type DocName, sessionDocName } from '../../shared/protocol/docNames.ts'
import { messageDurableAck } from '../../shared/protocol/messages.ts'
import { sessionRoots } from '../../shared/session/sessionDoc.ts'
import type { Joined, Session } from '../http/answers.ts'
import { type RunningServer, startServer } from './server.ts'

let folder: string
let server: RunningServer
const providers: WebsocketProvider[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tablee-life-'))
  server = await startServer({ DATA_DIR: join(folder, 'data'), TRUST_PROXY: 'true' })
})
afterEach(() => {
  for (const provider of providers.splice(0)) provider.destroy()
  server.child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

async function ask<T>(method: string, path: string, options: { token?: string; body?: object } = {}): Promise<T> {
  const { token = server.facilitatorToken, body } = options
  const answer = await fetch(`${server.url}${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  return answer.json() as Promise<T>
}

const newSession = async (): Promise<Session> => {
  const { id } = await ask<{ id: string }>('POST', '/api/programmes', {
    body: { title: 'Santé', question: 'Comment ?' },
  })
  return ask('POST', '/api/sessions', { body: { programmeId: id, title: 'Atelier', boards: [{ title: 'Mur' }] } })
}
const comeIn = (session: Session, name: string): Promise<Joined> =>
  ask('POST', '/api/join', { body: { code: session.joinCode, name } })

/** A stock provider with nothing but a token, and what happens to it. */
function open(docName: DocName, token: string) {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${server.url.replace('http', 'ws')}/sync`, docName, doc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    params: { token, acks: '1' },
    disableBc: true,
  })
  providers.push(provider)
  const listeners = new Set<() => void>()
  let acked = 0
  provider.messageHandlers[messageDurableAck] = (_encoder, decoder) => {
    acked = decoding.readVarUint(decoder)
    for (const listener of listeners) listener()
  }
  const closed = new Promise<number>((resolve) => provider.on('closed', ({ code }: { code: number }) => resolve(code)))
  const synced = new Promise<void>((resolve) => provider.on('sync', (isSynced) => isSynced && resolve()))
  /** Resolves once n messages with an update of this connection are on disk; step 2 is the first of them. */
  const isAcked = (n: number): Promise<void> =>
    new Promise((resolve) => {
      const look = () => acked >= n && resolve()
      listeners.add(look)
      look()
    })
  return { doc, closed, synced, isAcked }
}

const until = (doc: Y.Doc, isSo: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const look = () => isSo() && resolve()
    doc.on('update', look)
    look()
  })

/** With nothing but Yjs, as docs/PROTOCOL.md tells it. */
function write(doc: Y.Doc, author: string, text: string): string {
  const id = newId()
  doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(text)])
    const body = new Y.XmlFragment()
    body.insert(0, [paragraph])
    const fields = { kind: 'need', pos: [0, 0], color: 'sun', author, createdAt: Date.now(), deletedAt: null }
    doc.getMap('cards').set(id, new Y.Map<unknown>(Object.entries({ ...fields, body })))
  })
  return id
}

it('[SE1] [RM1] [AK1] [PM1] [PM3] [PM4] [PM6] [CL1] a session from its preparation to its review', async () => {
  const session = await newSession()
  const board = session.boards[0]!
  const name = boardDocName(board.id)
  const [ana, ben] = [await comeIn(session, 'Ana'), await comeIn(session, 'Ben')]

  const anas = open(name, ana.token)
  const bens = open(name, ben.token)
  await Promise.all([anas.synced, bens.synced])
  await anas.isAcked(1)
  const id = write(anas.doc, ana.participant.id, 'Trouver un rendez-vous')
  await anas.isAcked(2)
  await until(bens.doc, () => cardsOf(bens.doc).has(id))
  const { cards } = await ask<{ cards: object[] }>('GET', `/api/boards/${board.id}/cards`, { token: ben.token })
  expect(cards).toMatchObject([{ id, author: ana.participant.id, text: 'Trouver un rendez-vous' }])

  const room = open(sessionDocName(session.id), ben.token)
  await room.synced
  expect(sessionRoots.participants(room.doc).get(ana.participant.id)).toMatchObject({ name: 'Ana' })

  const jury = await ask<Joined>('POST', `/api/sessions/${session.id}/observers`, { body: { name: 'Jury' } })
  const watching = open(name, jury.token)
  await watching.synced
  expect(cardsOf(watching.doc).has(id)).toBe(true)
  write(watching.doc, jury.participant.id, 'Je ne devrais pas')
  expect(await watching.closed).toBe(CLOSE_CODES['not-allowed'])

  const stranger = await comeIn(await newSession(), 'Eve')
  expect(await open(name, stranger.token).closed).toBe(CLOSE_CODES['not-allowed'])
  expect(await open(name, 'nobody’s').closed).toBe(CLOSE_CODES['not-signed-in'])

  await ask('PATCH', `/api/boards/${board.id}`, { body: { locked: true } })
  await until(room.doc, () => sessionRoots.boards(room.doc).get(board.id)?.locked === true)
  write(bens.doc, ben.participant.id, 'Trop tard')
  expect(await bens.closed).toBe(CLOSE_CODES.locked)
  await ask('PATCH', `/api/boards/${board.id}`, { body: { locked: false } })

  const saved = await ask<IterationWithKey>('POST', `/api/sessions/${session.id}/iterations`, { body: { note: 'Un' } })
  write(anas.doc, ana.participant.id, 'Après')
  await anas.isAcked(3)
  expect(await ask('POST', `/api/sessions/${session.id}/close`)).toMatchObject({ status: 'closed' })
  write(anas.doc, ana.participant.id, 'Après la fin')
  expect(await anas.closed).toBe(CLOSE_CODES['session-closed'])

  const { iterations } = await ask<{ iterations: IterationWithKey[] }>('GET', `/api/sessions/${session.id}/iterations`)
  expect(iterations.map(({ trigger, boards }) => [trigger, boards[0]!.cards])).toEqual([
    ['facilitator', 1],
    ['close', 2],
  ])
  const answer = await fetch(`${server.url}/api/iterations/${saved.id}/boards/${board.id}`, {
    headers: { Authorization: `Bearer ${saved.reviewKey}` },
  })
  const bytes = new Uint8Array(await answer.arrayBuffer())
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(saved.boards[0]!.hash)
  const reviewed = new Y.Doc()
  Y.applyUpdateV2(reviewed, bytes)
  expect([...cardsOf(reviewed).values()].map((card) => plainText(cardBody(card)))).toEqual(['Trouver un rendez-vous'])
})

it('[HT4] a proxy that the operator trusts tells the API and the WebSocket door which host was asked for', async () => {
  const session = await newSession()
  const headers = { origin: 'https://salle.test', 'x-forwarded-host': 'salle.test' }
  const { token } = await comeIn(session, 'Ana')
  const answer = await fetch(`${server.url}/api/sessions/${session.id}/me`, {
    method: 'DELETE',
    headers: { ...headers, Cookie: `tablee_participant_${session.id}=${token}` },
  })
  expect(answer.status).toBe(204)
  const url = `${server.url.replace('http', 'ws')}/sync/${sessionDocName(session.id)}?token=${server.facilitatorToken}`
  const socket = new WebSocket(url, { headers })
  expect(await new Promise((resolve) => socket.once('message', () => resolve('in')).once('close', resolve))).toBe('in')
  socket.terminate()
})
