/** One doc in memory and everybody who is on it. Updates wait here until the tick; then they are judged and applied in one
 *  transaction, committed, and only after that shown to anybody: nobody ever sees a card that a power cut can take back.
 *  Made by rooms.ts; driven by flushLoop.ts: apply() → commit → afterCommit().  @see docs/SPEC.md RM1–RM11 */
import { performance } from 'node:perf_hooks'
import * as Y from 'yjs'
import { MAX_CONNECTIONS_PER_DOC_AND_PARTICIPANT, MAX_STATE_VECTOR_BYTES } from '../../shared/limits.ts'
import type { CloseReason } from '../../shared/protocol/closeCodes.ts'
import { type DocName, parseDocName } from '../../shared/protocol/docNames.ts'
import type { AppendBatch, LoadedDoc, LogRow } from '../storage/docLog.ts'
import type { Connection, MessageSink } from './connection.ts'
import { DocSize } from './docSize.ts'
import type { Flushable } from './flushLoop.ts'
import { checkReadOnly, checkUpdate, type GuardedDoc, guardDoc, type Verdict } from './guard/checkUpdate.ts'
import { ClientOwners, SERVER_OWNER } from './guard/clientOwners.ts'
import type { EffortBudgets } from './guard/effortBudgets.ts'
import { committedUpdates } from './metrics.ts'
import { PresenceChannel } from './presenceChannel.ts'
import { StateAnswers } from './stateAnswers.ts'
import { TouchedClients } from './touchedClients.ts'
import { UpdateQueue, type WaitingUpdate } from './updateQueue.ts'
import { ackFrame, type ClientMessage, updateFrame } from './wire.ts'

/** How long applying may hold up a tick, and answering too, ms. What does not fit waits for the next one, everybody by turns. */
const TURN_BUDGET_MS = 12
/** Reading them again takes a tenth of a second. */
const ROWS_PER_CHECKPOINT = 5_000
/** An update begins with the number of clients of whom it brings structs. */
const NO_STRUCTS = 0
const FROM_LOG = Symbol('from the log')
const FROM_TICK = Symbol('from the tick')

interface WaitingEdit {
  participant: string | null
  change: (doc: Y.Doc) => unknown
  apart: readonly Uint8Array[]
  resolve: (result: unknown) => void
  reject: (error: unknown) => void
}
interface WaitingRead {
  read: (doc: Y.Doc) => unknown
  resolve: (result: unknown) => void
  reject: (error: unknown) => void
}

/** The room was left behind before it came to this: the same may be asked of the room that takes its place. */
export class RoomReplacedError extends Error {
  override name = 'RoomReplacedError'
}

export interface RoomSurroundings {
  readonly effortBudgets: EffortBudgets
  /** Asks for a tick. */
  requestFlush(room: Room): void
  /** The doc can no longer be trusted or was replaced; the registry forgets the room. */
  forget(room: Room): void
  /** The guard itself failed over an update: for the operator, the sender has been refused. */
  report(fault: unknown): void
  /** Many rows follow the last checkpoint. */
  requestCheckpoint(doc: DocName): void
  connectionAdded(connection: Connection, doc: DocName): void
  connectionRemoved(connection: Connection, doc: DocName): void
}

export class Room implements Flushable, MessageSink {
  readonly name: DocName
  readonly epoch: number
  readonly connections = new Set<Connection>()
  readonly #surroundings: RoomSurroundings
  readonly #doc = new Y.Doc()
  readonly #clients = TouchedClients.of(this.#doc)
  readonly #guarded: GuardedDoc
  readonly #isReadOnly: boolean
  readonly #presence: PresenceChannel
  /** Seq of the last committed row. */
  #seq: number
  readonly #size = new DocSize(() => this.#clients.whole(() => Y.encodeStateAsUpdate(this.#doc).length))
  readonly #updates: UpdateQueue
  readonly #answers: StateAnswers
  #edits: WaitingEdit[] = []
  /** On disk, and not yet in the doc. */
  #ahead: Uint8Array[] = []
  #reads: WaitingRead[] = []
  /** What Yjs reports of the running tick. */
  #emitted: Uint8Array[] = []
  #appliedRows = 0
  #rowsSinceCheckpoint: number
  #settled: { edit: WaitingEdit; settle: () => void }[] = []
  #touched = new Set<Connection>()
  #isDiscarded = false
  /** Between apply() and afterCommit(). */
  #isCommitting = false

  /** @throws when the log holds what Yjs cannot read. */
  constructor(name: DocName, loaded: LoadedDoc, surroundings: RoomSurroundings) {
    this.name = name
    this.epoch = loaded.epoch
    this.#surroundings = surroundings
    this.#updates = new UpdateQueue(surroundings.effortBudgets, () => surroundings.requestFlush(this))
    this.#seq = loaded.lastSeq
    this.#rowsSinceCheckpoint = loaded.rows.length
    this.#isReadOnly = parseDocName(name)?.kind === 'session'
    const owners = new ClientOwners(loaded.bindings, loaded.retiredClients)
    this.#guarded = guardDoc(this.#doc, owners)
    this.#answers = new StateAnswers(this.#doc, owners)
    this.#presence = new PresenceChannel(this.connections, owners)
    this.#load(loaded)
    this.#doc.clientID = this.reserveClient()
    this.#doc.on('update', (update: Uint8Array) => this.#emitted.push(update))
  }

  #load({ checkpoint, rows }: LoadedDoc): void {
    const updates = [...(checkpoint === null ? [] : [checkpoint.bytes]), ...rows.map((row) => row.bytes)]
    this.#doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.#doc, update, FROM_LOG)
    }, FROM_LOG)
    for (const { length } of updates) this.#size.grow(length)
    if (updates.length === 1) this.#answers.remember(updates[0]!)
    const { pendingStructs, pendingDs } = this.#doc.store
    if (pendingStructs !== null || pendingDs !== null) throw new Error(`the log of ${this.name} has a hole`)
  }

  get needsCheckpoint(): boolean {
    return this.#rowsSinceCheckpoint > 0
  }

  /** Whether nobody is here and nothing is left to do. */
  get isIdle(): boolean {
    const waiting = this.#edits.length + this.#ahead.length + this.#reads.length
    return this.connections.size === 0 && this.#updates.isEmpty && waiting === 0 && !this.#isCommitting
  }

  get isDiscarded(): boolean {
    return this.#isDiscarded
  }

  add(connection: Connection): void {
    const own = [...this.connections].filter(({ participant }) => participant === connection.participant)
    if (own.length >= MAX_CONNECTIONS_PER_DOC_AND_PARTICIPANT) return connection.close('flood', 'connections')
    this.connections.add(connection)
    this.#surroundings.connectionAdded(connection, this.name)
    connection.send(this.#answers.stateVectorFrame)
    connection.open(this)
  }

  remove(connection: Connection): void {
    if (!this.connections.delete(connection)) return
    this.#presence.leave(connection)
    this.#surroundings.connectionRemoved(connection, this.name)
  }

  /** A clientID that nobody has used in this doc, the server's from now on. */
  reserveClient(): number {
    const { owners } = this.#guarded
    let client: number
    do client = crypto.getRandomValues(new Uint32Array(1))[0]!
    while (owners.ownerOf(client) !== undefined || owners.isRetired(client))
    owners.bind(client, SERVER_OWNER)
    return client
  }

  /** Queues a change by the server itself; resolves when it is on disk.
   *  @param apart updates made apart from the doc, under a reserved clientID, because they are too much for one tick: on
   *  disk together with the change, in the doc one a tick.  @see docs/SPEC.md RM10 @throws RoomReplacedError */
  edit(
    participant: string | null,
    change: (doc: Y.Doc) => unknown,
    apart: readonly Uint8Array[] = [],
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#edits.push({ participant, change, apart, resolve, reject })
      this.#surroundings.requestFlush(this)
    })
  }

  /** Shows the doc to a reader inside the server, as it is on disk. The reader must not keep it. @throws RoomReplacedError */
  read(read: (doc: Y.Doc) => unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#reads.push({ read, resolve, reject })
      this.#surroundings.requestFlush(this)
    })
  }

  receive(connection: Connection, message: ClientMessage): void {
    if (message.kind === 'update') {
      this.#updates.add(connection, message)
      this.#surroundings.requestFlush(this)
    } else if (message.kind === 'step1') {
      if (message.stateVector.length > MAX_STATE_VECTOR_BYTES) return connection.close('too-large', 'state vector')
      this.#answers.ask(connection, message.stateVector)
      this.#surroundings.requestFlush(this)
    } else if (message.kind === 'presence') {
      this.#presence.receive(connection, message.update)
    } else {
      this.#presence.answer(connection)
    }
  }

  closeAll(reason: CloseReason): void {
    for (const connection of [...this.connections]) connection.close(reason)
  }

  /** Frees the memory. Only after the last flush. */
  destroy(): void {
    this.#presence.destroy()
    this.#updates.clear()
    this.#doc.destroy()
  }

  // ── the tick ───────────────────────────────────────────────────────────────────────────────────────────────────

  hasMore(): boolean {
    return this.#updates.hasTurn || this.#ahead.length > 0
  }

  apply(): AppendBatch | null {
    if (this.#isDiscarded) return null
    this.#isCommitting = true
    this.#emitted = []
    const rows: LogRow[] = []
    const at = Date.now()
    this.#catchUp()
    for (const edit of this.#edits.splice(0)) rows.push(...this.#applyEdit(edit, at))
    const editsEmitted = this.#emitted.length
    if (!this.#updates.isEmpty) this.#clients.transact(this.#doc, () => this.#applyWaiting(rows, at), FROM_TICK)
    if (this.#isDiscarded) return null
    // Yjs tidies formatting after a foreign change, in a transaction of its own: that is the server's doing.
    const tidied = this.#emitted.slice(editsEmitted + 1)
    for (const bytes of tidied) rows.push({ participant: null, at, bytes })
    const bindings = rows.length > 0 ? this.#guarded.owners.takeUnsaved() : []
    if (this.#emitted.length > 0) this.#answers.forget()
    this.#appliedRows = rows.length
    if (rows.length === 0) return null
    return { doc: this.name, epoch: this.epoch, expectedSeq: this.#seq + 1, rows, bindings }
  }

  /** Brings in a piece of what earlier ticks have committed. */
  #catchUp(): void {
    const update = this.#ahead.shift()
    if (update === undefined) return
    this.#clients.transact(this.#doc, () => Y.applyUpdate(this.#doc, update, FROM_TICK), FROM_TICK)
    this.#size.grow(update.length)
  }

  #applyEdit(edit: WaitingEdit, at: number): LogRow[] {
    const before = this.#emitted.length
    try {
      const result = this.#doc.transact(() => edit.change(this.#doc))
      this.#settled.push({ edit, settle: () => edit.resolve(result) })
    } catch (error) {
      // What the change did before it failed is in the doc, and so belongs into the log.
      this.#settled.push({ edit, settle: () => edit.reject(error) })
    }
    this.#ahead.push(...edit.apart)
    const written = [...this.#emitted.slice(before), ...edit.apart]
    return written.map((bytes) => ({ participant: edit.participant, at, bytes }))
  }

  #applyWaiting(rows: LogRow[], at: number): void {
    this.#updates.takeByTurns(performance.now() + TURN_BUDGET_MS, (connection, next) => {
      this.#applyUpdate(connection, next, { rows, at })
      return !this.#isDiscarded
    })
  }

  #applyUpdate(connection: Connection, waiting: WaitingUpdate, { rows, at }: { rows: LogRow[]; at: number }): void {
    const { update, isStep2, index } = waiting
    const verdict = this.#judge(connection, update)
    this.#surroundings.effortBudgets.spend(connection.participant, verdict.effort)
    if (!verdict.ok) {
      if (verdict.fault !== undefined) this.#surroundings.report(verdict.fault)
      if (this.#updates.park(connection, waiting, verdict.reason)) return
      connection.close(verdict.reason, verdict.detail)
      return
    }
    if (verdict.hasEffect && !this.#merge(connection, verdict.update)) return
    if (verdict.hasEffect) rows.push({ participant: connection.participant, at, bytes: verdict.update })
    connection.markApplied(index)
    this.#touched.add(connection)
    if (isStep2) this.#updates.unpark(connection)
  }

  #judge({ access }: Connection, update: Uint8Array): Verdict {
    if (this.#isReadOnly) return checkReadOnly(this.#guarded, update)
    const verdict = checkUpdate(this.#guarded, update, access)
    // What only deletes may always come: a full board must be able to shrink.
    if (!verdict.ok || !verdict.hasEffect || verdict.update[0] === NO_STRUCTS) return verdict
    if (this.#size.hasSpaceFor(verdict.update.length)) return verdict
    return { ok: false, reason: 'too-large', detail: 'board', effort: verdict.effort }
  }

  /** @returns false when Yjs could not take what the guard let through: a hole in the guard. */
  #merge(connection: Connection, update: Uint8Array): boolean {
    const { store } = this.#doc
    try {
      Y.applyUpdate(this.#doc, update, FROM_TICK)
      if (store.pendingStructs === null && store.pendingDs === null) {
        this.#size.grow(update.length)
        return true
      }
      this.#surroundings.report(
        new Error(`${this.name} waits for something after an update of ${connection.participant}`),
      )
    } catch (fault) {
      this.#surroundings.report(fault)
    }
    // The doc may hold half of the update, so it is read again from the log.
    connection.close('malformed', 'merge')
    this.discard()
    return false
  }

  afterCommit(): void {
    if (this.#isDiscarded) return
    this.#isCommitting = false
    this.#countCommitted()
    this.#broadcast()
    const answeredAll = this.#answers.answer(performance.now() + TURN_BUDGET_MS, (connection) =>
      this.#presence.answer(connection),
    )
    if (!answeredAll) this.#surroundings.requestFlush(this)
    for (const { settle } of this.#settled.splice(0)) settle()
    this.#showToReaders()
  }

  #showToReaders(): void {
    // They see the doc as it is on disk.
    if (this.#ahead.length > 0) return
    // A rebuild is a reader: who waits behind it must not see the doc that it has replaced.
    for (let next = this.#reads.shift(); next !== undefined; next = this.#reads.shift()) {
      try {
        next.resolve(next.read(this.#doc))
      } catch (error) {
        next.reject(error)
      }
    }
  }

  #countCommitted(): void {
    this.#seq += this.#appliedRows
    this.#rowsSinceCheckpoint += this.#appliedRows
    committedUpdates.inc(this.#appliedRows)
    if (this.#rowsSinceCheckpoint < ROWS_PER_CHECKPOINT) return
    this.#rowsSinceCheckpoint = 0
    this.#surroundings.requestCheckpoint(this.name)
  }

  /** What has changed to everybody, and to who changed it that it is on disk: one write a tablet. */
  #broadcast(): void {
    const emitted = this.#emitted
    this.#emitted = []
    const update =
      emitted.length === 0 ? null : updateFrame(emitted.length === 1 ? emitted[0]! : Y.mergeUpdates(emitted))
    const acked = [...this.#touched].filter((connection) => connection.takeAck())
    this.#touched.clear()
    for (const connection of acked) {
      const ack = ackFrame(connection.ackedUpdates)
      connection.send(update === null ? ack : Buffer.concat([update, ack]))
    }
    if (update === null) return
    const hasIt = new Set(acked)
    for (const connection of this.connections) if (!hasIt.has(connection)) connection.send(update)
  }

  discard(reason: CloseReason = 'try-again'): void {
    if (this.#isDiscarded) return
    this.#isDiscarded = true
    this.#surroundings.forget(this)
    this.closeAll(reason)
    // What the tick did may be half in the doc, but is not on disk: whoever asked for it must know.
    for (const { edit } of this.#settled.splice(0)) edit.reject(new Error(`${this.name} could not be committed`))
    for (const { reject } of [...this.#edits.splice(0), ...this.#reads.splice(0)])
      reject(new RoomReplacedError(this.name))
    this.#ahead = []
    this.#answers.clear()
    this.destroy()
  }
}
