/** A board with two honest people on it, over real sockets, and what an attacker needs to know of it. */
import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { createCard, moveCards } from '../../client/board/model/commands.ts'
import { step1Message, step2Message, updateMessage } from '../../client/sync/syncMessages.ts'
import { cardBody, cardsOf } from '../../shared/board/boardDoc.ts'
import { newId } from '../../shared/ids.ts'
import type { Role } from '../../shared/permissions.ts'
import { boardDocName } from '../../shared/protocol/docNames.ts'
import { newPerson, type SyncServer, tokenOf } from '../sync/syncServer.ts'
import type { ForgedId } from './forge.ts'
import { expectReplay } from './guardedDoc.ts'

export interface Scene {
  server: SyncServer
  docName: string
  anna: Bystander
  ben: Bystander
  /** Anna's card. */
  cardId: string
  card: ForgedId
  body: ForgedId
  paragraph: ForgedId
  text: ForgedId
  /** The letters "abcdef" in it. */
  letters: ForgedId
  pos: ForgedId
  /** An orderedList element and its `start`. */
  list: ForgedId
}

interface Bystander {
  person: string
  doc: Y.Doc
  provider: WebsocketProvider
}

const idOf = ({ _item }: { _item: Y.Item | null }): ForgedId => _item!.id

export async function setScene(server: SyncServer): Promise<Scene> {
  const docName = boardDocName(newId())
  const [anna, ben] = [await bystander(server, docName), await bystander(server, docName)]
  const cardId = createCard(anna.doc, {
    kind: 'need',
    color: 'sun',
    pos: [0, 0],
    author: anna.person,
    now: 1,
    text: 'abcdef',
  })
  const card = cardsOf(anna.doc).get(cardId)!
  const body = cardBody(card)
  const list = new Y.XmlElement('orderedList')
  anna.doc.transact(() => {
    list.setAttribute('start', 1 as unknown as string)
    body.insert(1, [list])
  })
  await until(ben.doc, () => cardsOf(ben.doc).get(cardId)?.get('deletedAt') === null)
  await until(ben.doc, () => cardBody(cardsOf(ben.doc).get(cardId)!).length === 2)
  const paragraph = body.get(0) as Y.XmlElement
  const text = paragraph.get(0) as Y.XmlText
  return {
    server,
    docName,
    anna,
    ben,
    cardId,
    card: idOf(card),
    body: idOf(body),
    paragraph: idOf(paragraph),
    text: idOf(text),
    letters: text._start!.id,
    pos: card._map.get('pos')!.id,
    list: idOf(list),
  }
}

async function bystander(server: SyncServer, docName: string): Promise<Bystander> {
  const person = newPerson()
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(server.url, docName, doc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    params: { token: tokenOf(person) },
    disableBc: true,
  })
  await new Promise<void>((resolve) => provider.on('sync', (isSynced) => isSynced && resolve()))
  return { person, doc, provider }
}

export function leaveScene({ anna, ben }: Scene): void {
  for (const { provider, doc } of [anna, ben]) {
    provider.destroy()
    doc.destroy()
  }
}

export function until(doc: Y.Doc, isDone: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!isDone()) return
      doc.off('update', look)
      resolve()
    }
    doc.on('update', look)
    look()
  })
}

/** What the board is: its state and its log. */
export async function fingerprint({ server, docName }: Scene): Promise<string> {
  const name = docName as ReturnType<typeof boardDocName>
  const state = await server.rooms.read(name, (doc) => Y.encodeStateAsUpdate(doc))
  const { lastSeq } = await server.storage.docs.load(name)
  return `${createHash('sha256').update(state).digest('hex')} after ${lastSeq} rows`
}

/** Both are still connected, edit, and see each other's edits; and what is on disk is what they see. */
export async function expectUnharmed(scene: Scene): Promise<void> {
  const { anna, ben, cardId } = scene
  expect([anna.provider.wsconnected, ben.provider.wsconnected]).toEqual([true, true])
  const x = Math.round(Math.random() * 1_000_000)
  moveCards(anna.doc, new Map([[cardId, [x, 0]]]))
  await until(ben.doc, () => (cardsOf(ben.doc).get(cardId)!.get('pos') as number[])[0] === x)
  moveCards(ben.doc, new Map([[cardId, [x, 1]]]))
  await until(anna.doc, () => (cardsOf(anna.doc).get(cardId)!.get('pos') as number[])[1] === 1)
  expect(cardsOf(anna.doc).toJSON()).toEqual(cardsOf(ben.doc).toJSON())
  await expectServedIsOnDisk(scene)
}

async function expectServedIsOnDisk({ server, docName }: Scene): Promise<void> {
  const name = docName as ReturnType<typeof boardDocName>
  const { rows } = await server.storage.docs.load(name)
  const log = rows.map(({ bytes }) => bytes)
  await server.rooms.read(name, (doc) => expectReplay(doc, log))
}

export interface Attacker {
  person: string
  ws: WebSocket
  closed: Promise<{ code: number; reason: string }>
  send(bytes: Uint8Array): void
  sendUpdate(update: Uint8Array): void
}

/** Joins as a stranger with a token of their own and answers step 1, so that whatever follows is judged at once. */
export async function attack(
  scene: Scene,
  options: {
    role?: Role
    token?: string | null
    person?: string
    docName?: string
    origin?: string
    query?: string
  } = {},
): Promise<Attacker> {
  const person = options.person ?? newPerson()
  const token = options.token === undefined ? tokenOf(person, options.role) : options.token
  const query = [...(token === null ? [] : [`token=${token}`]), ...(options.query ? [options.query] : [])].join('&')
  const url = `${scene.server.url}/${options.docName ?? scene.docName}?${query}`
  const ws = new WebSocket(url, options.origin === undefined ? {} : { origin: options.origin })
  ws.on('error', () => {})
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    ws.on('close', (code, reason) => resolve({ code, reason: reason.toString() })),
  )
  await new Promise((resolve) => ws.on('open', resolve))
  const send = (bytes: Uint8Array): void => ws.send(bytes)
  if (token !== null && options.docName === undefined && options.origin === undefined) {
    const empty = new Y.Doc()
    send(step1Message(empty))
    send(step2Message(empty, Y.encodeStateVector(empty)))
  }
  return { person, ws, closed, send, sendUpdate: (update) => send(updateMessage(update)) }
}
