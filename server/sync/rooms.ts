/** The rooms that are in memory: each doc is loaded once, and leaves only when everybody is gone and all is saved.
 *  Implements Docs for the rest of the server.  @see docs/SPEC.md RM1, RM2, EP1 */
import type * as Y from 'yjs'
import { encodeStateAsUpdate } from 'yjs'
import type { CloseReason } from '../../shared/protocol/closeCodes.ts'
import type { DocName } from '../../shared/protocol/docNames.ts'
import type { ClientBinding, DocLog } from '../storage/docLog.ts'
import type { DocAuthority } from './access.ts'
import type { Connection } from './connection.ts'
import type { Docs } from './docs.ts'
import { FlushLoop } from './flushLoop.ts'
import { EffortBudgets } from './guard/effortBudgets.ts'
import { loadedRooms, openConnections } from './metrics.ts'
import { Room, RoomReplacedError, type RoomSurroundings } from './room.ts'

const BEAT_INTERVAL_MS = 10_000
/** An empty room stays this long: a table that reloads together finds it warm. */
const IDLE_MS = 30_000

export interface RoomsOptions {
  docLog: DocLog
  /** Asks for a checkpoint to be made soon, elsewhere. */
  requestCheckpoint: (doc: DocName) => void
  log: { error: (details: object, message: string) => void }
}

type Watcher = Pick<DocAuthority, 'connectionOpened' | 'connectionClosed'>

export class Rooms implements Docs, RoomSurroundings {
  readonly requestCheckpoint: (doc: DocName) => void
  readonly effortBudgets = new EffortBudgets()
  readonly #docLog: DocLog
  readonly #log: RoomsOptions['log']
  readonly #flushLoop: FlushLoop
  readonly #rooms = new Map<DocName, Promise<Room>>()
  readonly #idleSince = new Map<Room, number>()
  readonly #loaded = new Set<Room>()
  readonly #beat: NodeJS.Timeout
  #watcher: Watcher | null = null

  constructor({ docLog, requestCheckpoint, log }: RoomsOptions) {
    this.#docLog = docLog
    this.#log = log
    this.requestCheckpoint = requestCheckpoint
    this.#flushLoop = new FlushLoop(docLog, (error) => log.error({ err: error }, 'a tick could not be committed'))
    this.#beat = setInterval(() => this.#onBeat(), BEAT_INTERVAL_MS)
  }

  /** Who wants to know when somebody comes or goes. */
  watch(watcher: Watcher): void {
    this.#watcher = watcher
  }

  /** The room of a doc, loaded when it was not. Never called before the connection listens. */
  open(docName: DocName): Promise<Room> {
    let room = this.#rooms.get(docName)
    if (room === undefined) {
      room = this.#load(docName)
      this.#rooms.set(docName, room)
    }
    return room
  }

  async #load(docName: DocName): Promise<Room> {
    try {
      const room = new Room(docName, await this.#docLog.load(docName), this)
      this.#loaded.add(room)
      loadedRooms.set(this.#loaded.size)
      return room
    } catch (error) {
      this.#rooms.delete(docName)
      throw error
    }
  }

  // ── Docs ───────────────────────────────────────────────────────────────────────────────────────────────────────

  async edit<T>(docName: DocName, participant: string | null, change: (doc: Y.Doc) => T): Promise<T> {
    return (await this.#inRoom(docName, (room) => room.edit(participant, change))) as T
  }

  async append(
    docName: DocName,
    participant: string | null,
    prepare: (client: number) => Promise<readonly Uint8Array[]>,
  ): Promise<void> {
    const client = await this.#inRoom(docName, async (room) => room.reserveClient())
    const updates = await prepare(client as number)
    await this.#inRoom(docName, (room) => room.edit(participant, () => {}, updates))
  }

  async read<T>(docName: DocName, read: (doc: Y.Doc, epoch: number) => T): Promise<T> {
    return (await this.#inRoom(docName, (room) => room.read((doc) => read(doc, room.epoch)))) as T
  }

  /** Asks a room, and the one that takes its place when it is rebuilt meanwhile. */
  async #inRoom(docName: DocName, ask: (room: Room) => Promise<unknown>): Promise<unknown> {
    for (;;) {
      const room = await this.open(docName)
      try {
        if (!room.isDiscarded) return await ask(room)
      } catch (error) {
        if (!(error instanceof RoomReplacedError)) throw error
      }
    }
  }

  async rebuild(
    docName: DocName,
    build: (old: Y.Doc) => { doc: Y.Doc; bindings: ClientBinding[] },
    { eraseHistory }: { eraseHistory: boolean },
  ): Promise<number> {
    const begun = await this.#inRoom(docName, (room) =>
      room.read((old) => {
        const { doc, bindings } = build(old)
        const epoch = this.#docLog.startEpoch(docName, room.epoch, {
          bytes: encodeStateAsUpdate(doc),
          bindings,
          eraseHistory,
        })
        room.discard('epoch-changed')
        // Whoever asks for the doc meanwhile waits for the new epoch; when it could not begin, the old one is read again.
        this.#rooms.set(
          docName,
          epoch.then(
            () => this.#load(docName),
            () => this.#load(docName),
          ),
        )
        return { epoch }
      }),
    )
    return (begun as { epoch: Promise<number> }).epoch
  }

  disconnect(participant: string, reason: CloseReason): void {
    for (const room of this.#loaded) {
      for (const connection of [...room.connections])
        if (connection.participant === participant) connection.close(reason)
    }
  }

  /** Flushes until nothing waits. */
  drain(): Promise<void> {
    return this.#flushLoop.drain()
  }

  /** Sends everybody away to come back, and waits until all is on disk. */
  async close(): Promise<void> {
    clearInterval(this.#beat)
    await this.#flushLoop.drain()
    for (const room of this.#loaded) room.closeAll('server-restart')
    await this.#flushLoop.drain()
    for (const room of [...this.#loaded]) this.#unload(room)
  }

  // ── RoomSurroundings ───────────────────────────────────────────────────────────────────────────────────────────

  requestFlush(room: Room): void {
    this.#flushLoop.request(room)
  }

  forget(room: Room): void {
    if (!this.#loaded.delete(room)) return
    this.#rooms.delete(room.name)
    this.#idleSince.delete(room)
    loadedRooms.set(this.#loaded.size)
  }

  report(fault: unknown): void {
    this.#log.error({ err: fault }, 'the guard failed over an update')
  }

  connectionAdded(connection: Connection, doc: DocName): void {
    openConnections.inc()
    this.#watcher?.connectionOpened(connection.access, doc)
  }

  connectionRemoved(connection: Connection, doc: DocName): void {
    openConnections.dec()
    this.#watcher?.connectionClosed(connection.access, doc)
  }

  #onBeat(): void {
    const now = Date.now()
    for (const room of [...this.#loaded]) {
      for (const connection of [...room.connections]) connection.beat()
      if (!room.isIdle) this.#idleSince.delete(room)
      else if (!this.#idleSince.has(room)) this.#idleSince.set(room, now)
      else if (now - this.#idleSince.get(room)! >= IDLE_MS) this.#unload(room)
    }
  }

  #unload(room: Room): void {
    this.forget(room)
    room.destroy()
    if (room.needsCheckpoint) this.requestCheckpoint(room.name)
  }
}

export const createRooms = (options: RoomsOptions): Rooms => new Rooms(options)
