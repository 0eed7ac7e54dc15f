/** Undo and redo of one person's own acts on a board, texts included.  @see docs/SPEC.md UN1–UN5 */
import * as Y from 'yjs'
import { cardsOf } from '../../../shared/board/boardDoc.ts'
import { LOCAL_ACT } from './commands.ts'

/** Letters typed within this time are one step. */
const ONE_STEP_MS = 500

/** The editor adds its own origin to `trackedOrigins` when it is first loaded. */
export function createUndoHistory(doc: Y.Doc): Y.UndoManager {
  return new Y.UndoManager(cardsOf(doc), {
    trackedOrigins: new Set([LOCAL_ACT]),
    captureTimeout: ONE_STEP_MS,
    captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
    deleteFilter: mayUndoDelete,
  })
}

/** What undo may take away. A field is only ever replaced by its older value (which Yjs does by itself), never removed: a
 *  concurrent move can leave no older value to go back to, and a card without a place is refused by the server. A node
 *  goes only when nothing is left in it: what others wrote in my paragraph is theirs. */
function mayUndoDelete(item: Y.Item): boolean {
  if (item.parentSub !== null) return false
  return !(item.content instanceof Y.ContentType) || item.content.type._length === 0
}
