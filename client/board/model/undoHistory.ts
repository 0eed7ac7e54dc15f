/** Undo and redo of one person's own acts on a board, texts included. What a step is, Yjs' UndoManager notes; taking it back
 *  is done here.  @see docs/SPEC.md UN1–UN6 */
import * as Y from 'yjs'
import { RECORD_TYPES } from '../../../shared/board/recordTypes.ts'
import { LOCAL_ACT } from './commands.ts'
import { type Step, takeBack } from './undoStep.ts'

/** Letters typed within this time are one step. */
const ONE_STEP_MS = 500

class UndoHistory extends Y.UndoManager {
  constructor(doc: Y.Doc) {
    super(
      RECORD_TYPES.map(({ root }) => doc.getMap(root)),
      {
        trackedOrigins: new Set([LOCAL_ACT]),
        captureTimeout: ONE_STEP_MS,
        captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
      },
    )
  }

  override undo(): Step | null {
    this.undoing = true
    try {
      return this.#takeBackOne('undo')
    } finally {
      this.undoing = false
    }
  }

  override redo(): Step | null {
    this.redoing = true
    try {
      return this.#takeBackOne('redo')
    } finally {
      this.redoing = false
    }
  }

  /** Takes back the newest step of which anything is left. */
  #takeBackOne(type: 'undo' | 'redo'): Step | null {
    const steps = type === 'undo' ? this.undoStack : this.redoStack
    const popped = this.doc.transact((transaction) => {
      let stackItem = steps.pop()
      while (stackItem !== undefined && !takeBack(transaction, stackItem)) stackItem = steps.pop()
      const { changedParentTypes } = transaction
      return stackItem === undefined ? null : { stackItem, type, origin: this, changedParentTypes }
    }, this)
    if (popped === null) return null
    this.emit('stack-item-popped', [popped, this])
    return popped.stackItem
  }
}

/** The editor adds its own origin to `trackedOrigins` when it is first loaded. */
export const createUndoHistory = (doc: Y.Doc): Y.UndoManager => new UndoHistory(doc)
