import * as Y from 'yjs'
import type { LoadedDoc } from '../docLog.ts'

/** A doc's state as one V1 update, with its deleted content collected; null when no row follows the checkpoint.
 *  Load and re-encode, in one transaction: merging the updates instead takes a hundred times longer. */
export function foldLog({ checkpoint, rows, lastSeq }: LoadedDoc): { seq: number; bytes: Uint8Array } | null {
  if (rows.length === 0) return null
  const doc = new Y.Doc()
  doc.transact(() => {
    if (checkpoint !== null) Y.applyUpdate(doc, checkpoint.bytes)
    for (const { bytes } of rows) Y.applyUpdate(doc, bytes)
  })
  const bytes = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return { seq: lastSeq, bytes }
}
