/** Lets the sync code run once before anybody comes: a room in memory, tablets without sockets. A whole table opens its
 *  tablets at the same moment, and code that runs for the first time is ten times slower: 120 people were in after 290 ms, and after
 *  165 ms the second time. Takes a fifth of a second.  Called by main.ts before the address is told. */
import type { Duplex } from 'node:stream'
import { register } from 'prom-client'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import { addCard, cardsOf } from '../../shared/board/boardDoc.ts'
import { newId } from '../../shared/ids.ts'
import { boardDocName } from '../../shared/protocol/docNames.ts'
import { createMemoryStorage } from '../storage/memory/memoryStorage.ts'
import { Connection } from './connection.ts'
import { createRooms } from './rooms.ts'
import { syncMessage, syncStep1, syncStep2, syncUpdate } from './wire.ts'

const TABLETS = 40
const CARDS = 300
const MOVES = 20

export async function warmUp(): Promise<void> {
  const { docs } = createMemoryStorage()
  const rooms = createRooms({ docLog: docs, requestCheckpoint: () => {}, log: { error: () => {} } })
  const docName = boardDocName(newId())
  await rooms.edit(docName, null, (doc) => addCards(doc, newId(), CARDS))
  const room = await rooms.open(docName)
  const tablets = Array.from({ length: TABLETS }, () => new Tablet())
  for (const { connection } of tablets) room.add(connection)
  for (const tablet of tablets) tablet.comeIn()
  await rooms.drain()
  for (let move = 0; move < MOVES; move++) {
    for (const tablet of tablets) tablet.moveCard(move)
    await rooms.drain()
  }
  await rooms.close()
  // Nobody was here yet.
  register.resetMetrics()
}

function addCards(doc: Y.Doc, author: string, count: number): void {
  for (let index = 0; index < count; index++) {
    const record = { kind: 'need', color: 'sun', author, createdAt: index, deletedAt: null } as const
    addCard(doc, { ...record, pos: [index, index] }, { text: 'Être écoutée sans avoir à tout répéter' })
  }
}

class Tablet {
  readonly #doc = new Y.Doc()
  readonly #participant = newId()
  readonly connection: Connection

  constructor() {
    const access = { participant: this.#participant, role: 'participant' as const, editRefusal: () => null }
    this.connection = new Connection(NO_WEB_SOCKET, NO_SOCKET, { access, wantsAcks: true })
    addCards(this.#doc, this.#participant, 1)
    this.#doc.on('update', (update: Uint8Array) => this.connection.receive(syncMessage(syncUpdate, update), true))
  }

  comeIn(): void {
    this.connection.receive(syncMessage(syncStep1, Y.encodeStateVector(new Y.Doc())), true)
    this.connection.receive(syncMessage(syncStep2, Y.encodeStateAsUpdate(this.#doc)), true)
  }

  moveCard(to: number): void {
    for (const card of cardsOf(this.#doc).values()) card.set('pos', [to, to])
  }
}

const NO_SOCKET = { write: () => true, writableLength: 0 } as unknown as Duplex
const NO_WEB_SOCKET = { close: () => {}, terminate: () => {}, ping: () => {} } as unknown as WebSocket
