/** One board on a sync server without sockets: what is sent waits until the test delivers it, and a tick comes when the
 *  test says so (rooms.drain()). */
import * as Y from 'yjs'
import { createCard } from '../../client/board/model/commands.ts'
import { readServerMessage, step1Message, step2Message, updateMessage } from '../../client/sync/syncMessages.ts'
import type { DocLog } from '../../server/storage/docLog.ts'
import { createMemoryStorage } from '../../server/storage/memory/memoryStorage.ts'
import { Connection } from '../../server/sync/connection.ts'
import { createRooms, type Rooms } from '../../server/sync/rooms.ts'
import { newId } from '../../shared/ids.ts'
import { boardDocName, type DocName } from '../../shared/protocol/docNames.ts'
import { Link } from '../fuzz/link.ts'

export class BoardServer {
  readonly docName: DocName = boardDocName(newId())
  readonly docLog: DocLog
  readonly rooms: Rooms
  readonly errors: unknown[] = []

  constructor(docLog: DocLog = createMemoryStorage().docs) {
    this.docLog = docLog
    this.rooms = createRooms({
      docLog,
      requestCheckpoint: () => {},
      log: { error: (details) => this.errors.push(details) },
    })
  }

  async join(participant: string = newId()): Promise<Visitor> {
    const room = await this.rooms.open(this.docName)
    const visitor = new Visitor(participant)
    const access = { participant, role: 'participant' as const, editRefusal: () => null }
    const connection = new Connection(visitor.link.serverWs, visitor.link.serverSocket, { access, wantsAcks: true })
    visitor.link.connection = connection
    visitor.link.readyState = 1
    room.add(connection)
    return visitor
  }
}

/** A peer that says only what the test makes it say, in the order that the test wants. */
export class Visitor {
  readonly doc = new Y.Doc()
  readonly link = new Link('/', () => {})
  readonly participant: string
  /** State vector that the server sent. */
  known: Uint8Array = Y.encodeStateVector(new Y.Doc())
  acked = 0
  answers = 0

  constructor(participant: string) {
    this.participant = participant
    this.link.onmessage = ({ data }) => this.#receive(new Uint8Array(data as ArrayBuffer))
  }

  addCard(text = ''): string {
    return createCard(this.doc, { kind: 'need', color: 'sun', pos: [0, 0], author: this.participant, now: 1, text })
  }

  /** @returns what `change` changed, as one update. */
  change(change: (doc: Y.Doc) => unknown): Uint8Array {
    const before = Y.encodeStateVector(this.doc)
    change(this.doc)
    return Y.encodeStateAsUpdate(this.doc, before)
  }

  sendStep1(): void {
    this.#send(step1Message(this.doc))
  }

  sendStep2(): void {
    this.#send(step2Message(this.doc, this.known))
  }

  sendUpdate(update: Uint8Array): void {
    this.#send(updateMessage(update))
  }

  #send(message: Uint8Array): void {
    this.link.send(message)
    this.link.deliverToServer()
  }

  /** Takes what the server has sent. */
  read(): void {
    while (this.link.deliverToClient());
  }

  #receive(bytes: Uint8Array): void {
    const message = readServerMessage(bytes)
    if (message.kind === 'step1') this.known = message.stateVector
    else if (message.kind === 'ack') this.acked = message.count
    else if (message.kind === 'update') {
      if (message.isStep2) this.answers++
      Y.applyUpdate(this.doc, message.update)
    }
  }
}
