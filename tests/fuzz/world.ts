/** A server, its disk, and the tablets around it. Nothing happens by itself: the run decides what is delivered, flushed,
 *  lost or stopped, and when. */
import { performance } from 'node:perf_hooks'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import type { AppendBatch, DocLog } from '../../server/storage/docLog.ts'
import type { Storage } from '../../server/storage/storage.ts'
import { Connection } from '../../server/sync/connection.ts'
import { createRooms, type Rooms } from '../../server/sync/rooms.ts'
import { cardBody, cardsOf, makeCard, plainText, readCard } from '../../shared/board/boardDoc.ts'
import { newId } from '../../shared/ids.ts'
import { boardEditRefusal, type Role } from '../../shared/permissions.ts'
import { CLOSE_CODES } from '../../shared/protocol/closeCodes.ts'
import { boardDocName } from '../../shared/protocol/docNames.ts'
import { messageSync } from '../../shared/protocol/messages.ts'
import { Clock } from './clock.ts'
import { Link } from './link.ts'
import type { Random } from './random.ts'
import { Tablet } from './tablet.ts'

export const DOC = boardDocName('0123456789abcdef')

export class World {
  readonly random: Random
  readonly storage: Storage
  readonly clock = new Clock()
  readonly tablets: Tablet[] = []
  readonly situation = { sessionStatus: 'open' as const, boardLocked: false }
  links: Link[] = []
  rooms: Rooms
  /** What is on disk, row by row as it was committed. */
  disk = new Y.Doc()
  epoch = 1
  wasLocked = false
  /** Since the run last looked. */
  hasCommitted = false
  errors: unknown[] = []
  #server = { isDead: false }
  readonly #machineClock = performance.now

  constructor(random: Random, storage: Storage) {
    this.random = random
    this.storage = storage
    performance.now = () => this.clock.nowMs
    this.rooms = this.#startServer()
  }

  destroy(): void {
    performance.now = this.#machineClock
    this.#server.isDead = true
    for (const tablet of this.tablets) tablet.stop()
    void this.rooms.close()
  }

  addTablet(name: string, options: { role: Role; isStock: boolean }): void {
    const participant = `${name}0000000000000000`.slice(0, 16)
    const tablet = new Tablet({
      name,
      participant,
      ...options,
      random: this.random,
      environment: {
        openSocket: () => {
          throw new Error('each tablet opens its own')
        },
        now: () => this.clock.nowMs,
        setTimer: (run, delayMs) => this.clock.setTimer(run, delayMs),
        random: () => this.random.next(),
        onWake: () => () => {},
      },
      openLink: (url) => {
        const link = new Link(url, (payload) => this.#checkSeen(payload))
        this.links.push(link)
        return link
      },
      urlNow: () => `ws://server/?epoch=${this.epoch}&participant=${participant}&role=${options.role}`,
    })
    this.tablets.push(tablet)
  }

  /** The server takes a connection that a tablet has opened, as upgrade.ts does. */
  async accept(link: Link): Promise<void> {
    if (link.readyState !== 0 || link.connection !== null) return
    const { searchParams } = link.url
    const role = searchParams.get('role') as Role
    const access = {
      participant: searchParams.get('participant')!,
      role,
      editRefusal: () => boardEditRefusal({ role, ...this.situation }),
    }
    const room = await this.rooms.open(DOC)
    link.connection = new Connection(link.serverWs, link.serverSocket, { access, wantsAcks: true })
    link.readyState = 1
    link.onopen?.()
    if (Number(searchParams.get('epoch')) !== room.epoch) link.serverWs.close(CLOSE_CODES['epoch-changed'])
    else room.add(link.connection)
  }

  /** Stops the server as an operator does, and starts it again. */
  async restart(): Promise<void> {
    await this.rooms.close()
    this.rooms = this.#startServer()
  }

  /** The process dies: what was not committed is gone, and nobody is told. */
  async crash(): Promise<void> {
    this.#server.isDead = true
    const dead = this.links
    this.links = []
    for (const link of dead) {
      link.toServer.length = 0
      link.lose()
    }
    await this.rooms.close()
    this.rooms = this.#startServer()
  }

  /** A new epoch with copies of the cards, as erasing somebody's content makes one. */
  async startEpoch(): Promise<void> {
    this.epoch = await this.rooms.rebuild(
      DOC,
      (old) => {
        const doc = new Y.Doc()
        doc.transact(() => {
          for (const card of cardsOf(old).values())
            cardsOf(doc).set(newId(), makeCard(readCard(card)!, plainText(cardBody(card))))
        })
        return { doc, bindings: [{ client: doc.clientID, participant: 'server' }] }
      },
      { eraseHistory: this.random.chance(0.5) },
    )
    this.disk = new Y.Doc()
    const { checkpoint } = await this.storage.docs.load(DOC)
    Y.applyUpdate(this.disk, checkpoint!.bytes)
  }

  /** Folds the log, as the checkpointer does. */
  async writeCheckpoint(): Promise<void> {
    const loaded = await this.storage.docs.load(DOC)
    if (loaded.lastSeq === 0) return
    const doc = new Y.Doc()
    doc.transact(() => {
      if (loaded.checkpoint !== null) Y.applyUpdate(doc, loaded.checkpoint.bytes)
      for (const { bytes } of loaded.rows) Y.applyUpdate(doc, bytes)
    })
    await this.storage.docs.writeCheckpoint(DOC, loaded.epoch, {
      seq: loaded.lastSeq,
      bytes: Y.encodeStateAsUpdate(doc),
    })
    doc.destroy()
  }

  #startServer(): Rooms {
    const server = { isDead: false }
    this.#server = server
    const docLog: DocLog = {
      ...this.storage.docs,
      append: async (batches) => {
        if (server.isDead) throw new Error('the process is dead')
        await this.storage.docs.append(batches)
        this.#committed(batches)
      },
    }
    const error = (details: object): void => {
      if (!server.isDead) this.errors.push(details)
    }
    return createRooms({ docLog, requestCheckpoint: () => {}, log: { error } })
  }

  #committed(batches: AppendBatch[]): void {
    this.hasCommitted = true
    this.disk.transact(() => {
      for (const { rows } of batches) for (const { bytes } of rows) Y.applyUpdate(this.disk, bytes)
    })
  }

  /** Nobody may see what a power cut can take back. */
  #checkSeen(payload: Uint8Array): void {
    const decoder = decoding.createDecoder(payload)
    if (decoding.readVarUint(decoder) !== messageSync || decoding.readVarUint(decoder) === 0) return
    const { to } = Y.parseUpdateMeta(decoding.readVarUint8Array(decoder))
    for (const [client, clock] of to) {
      if (clock > Y.getState(this.disk.store, client)) throw new Error(`seen before it was on disk: ${client} ${clock}`)
    }
  }
}
