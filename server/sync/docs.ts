/** What the rest of the server may do with synced docs. Implemented by the room registry (rooms.ts); commands and
 *  projections never touch a Y.Doc by another way. */
import type * as Y from 'yjs'
import type { CloseReason } from '../../shared/protocol/closeCodes.ts'
import type { DocName } from '../../shared/protocol/docNames.ts'
import type { ClientBinding } from '../storage/docLog.ts'

export interface Docs {
  /** Changes a doc in one transaction. Resolves with what `change` returned once it is on disk and sent to the tablets.
   *  @param participant whom the log names for it; null for the server itself. */
  edit<T>(docName: DocName, participant: string | null, change: (doc: Y.Doc) => T): Promise<T>
  /** Adds to a doc what is too much for one tick. Resolves once all of it is on disk; the tablets get it piece by piece.
   *  Not a single piece is on disk when it rejects.
   *  @param prepare makes the pieces: updates (V1) that follow each other, under this clientID, which nobody else uses. */
  append(
    docName: DocName,
    participant: string | null,
    prepare: (client: number) => Promise<readonly Uint8Array[]>,
  ): Promise<void>
  /** Reads a doc as it is on disk. `read` must not keep the doc or change it. */
  read<T>(docName: DocName, read: (doc: Y.Doc, epoch: number) => T): Promise<T>
  /** Replaces a doc by another under the next epoch and closes its connections with `epoch-changed`.
   *  @param build makes the new doc from the old one; its clientIDs must be new.
   *  @returns the new epoch. */
  rebuild(
    docName: DocName,
    build: (old: Y.Doc) => { doc: Y.Doc; bindings: ClientBinding[] },
    options: { eraseHistory: boolean },
  ): Promise<number>
  /** Closes every connection of a participant, to all docs. */
  disconnect(participant: string, reason: CloseReason): void
}
