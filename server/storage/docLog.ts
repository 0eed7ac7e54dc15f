/** The append-only log of every synced doc, with checkpoints. Called by the sync rooms and by the replay.
 *  Invariants: rows of one doc and epoch are numbered 1, 2, 3 …; what append() resolved for is on disk (fsynced).
 *  Adapters: sqlite/ and memory/; tests/storage/contract.ts is passed by each. */
import type { DocName } from '../../shared/protocol/docNames.ts'

export interface LogRow {
  /** Participant id of who sent it; null for the server itself. */
  participant: string | null
  /** Server's clock, ms since 1970. */
  at: number
  /** A Yjs update, V1. */
  bytes: Uint8Array
}
export interface NumberedLogRow extends LogRow {
  seq: number
}

/** A clientID seen for the first time: from now on it is this participant's alone. */
export interface ClientBinding {
  client: number
  participant: string
}

export interface AppendBatch {
  doc: DocName
  epoch: number
  /** The seq that the first row must get; rows take it and the numbers after it. */
  expectedSeq: number
  rows: LogRow[]
  bindings: ClientBinding[]
}

export interface LoadedDoc {
  epoch: number
  /** Seq of the last row; 0 for an empty log. */
  lastSeq: number
  /** Newest checkpoint of this epoch: the state with every row up to seq applied. */
  checkpoint: { seq: number; bytes: Uint8Array } | null
  /** Rows after the checkpoint. */
  rows: NumberedLogRow[]
  /** Owner of every clientID of this epoch. */
  bindings: ClientBinding[]
  /** clientIDs of earlier epochs: whoever still knows one holds a worthless copy. */
  retiredClients: number[]
}

/** The log went on without this writer: two processes write one doc. */
export class SequenceConflictError extends Error {
  override name = 'SequenceConflictError'
}

export interface DocLog {
  /** Loads a doc, a new one at epoch 1. */
  load(doc: DocName): Promise<LoadedDoc>
  /** All batches or none, on disk when it resolves.
   *  @throws SequenceConflictError when a doc's next seq or epoch is not the expected one. */
  append(batches: AppendBatch[]): Promise<void>
  /** Rows of one epoch from a seq on, at most `limit`. */
  read(doc: DocName, epoch: number, range: { fromSeq: number; limit: number }): Promise<NumberedLogRow[]>
  /** Keeps a checkpoint; older ones of the doc may go. */
  writeCheckpoint(doc: DocName, epoch: number, checkpoint: { seq: number; bytes: Uint8Array }): Promise<void>
  /** Begins a new epoch with this state as its first checkpoint (seq 0); the bindings of the old one retire.
   *  @param eraseHistory also removes the rows and checkpoints of all older epochs.
   *  @returns the new epoch. @throws SequenceConflictError when the doc is no longer at `fromEpoch`. */
  startEpoch(
    doc: DocName,
    fromEpoch: number,
    start: { bytes: Uint8Array; bindings: ClientBinding[]; eraseHistory: boolean },
  ): Promise<number>
  /** Seq of the last row of the current epoch, without loading the doc; 0 for an empty log. */
  lastSeq(doc: DocName): Promise<number>
  /** The current epoch of a doc; 1 when it has never been written. */
  currentEpoch(doc: DocName): Promise<number>
  /** Tells when rows were appended (by any writer this adapter can see). Returns the way to stop. */
  subscribe(listener: (doc: DocName, epoch: number, lastSeq: number) => void): () => void
}
