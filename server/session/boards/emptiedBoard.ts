/** A board's doc made anew without its bin: same card ids, authors and formatted text, none of the old structs. */
import * as Y from 'yjs'
import { cardsOf } from '../../../shared/board/boardDoc.ts'
import { RECORD_TYPES } from '../../../shared/board/recordTypes.ts'

type RecordMap = Y.Map<unknown>

const isBinned = (record: RecordMap): boolean => (record.get('deletedAt') ?? null) !== null

/** Whether any card lies in the bin, written on or not. */
export const hasBin = (doc: Y.Doc): boolean => [...cardsOf(doc).values()].some(isBinned)

/** @returns the new doc, under a clientID that the old one has never seen, and how many cards were left behind. Other records
 *  that were deleted are left behind as well. */
export function copyWithoutBin(old: Y.Doc): { doc: Y.Doc; removed: number } {
  const doc = new Y.Doc()
  const known = Y.decodeStateVector(Y.encodeStateVector(old))
  while (known.has(doc.clientID)) doc.clientID = Math.floor(Math.random() * 2 ** 32)
  doc.transact(() => {
    for (const { root } of RECORD_TYPES) {
      for (const [id, record] of old.getMap<RecordMap>(root)) {
        if (!isBinned(record)) doc.getMap(root).set(id, copyRecord(record))
      }
    }
  })
  return { doc, removed: cardsOf(old).size - cardsOf(doc).size }
}

function copyRecord(record: RecordMap): RecordMap {
  const fields = [...record].map(([key, value]): [string, unknown] => [
    key,
    value instanceof Y.XmlFragment ? copyFragment(value) : value,
  ])
  return new Y.Map<unknown>(fields)
}

function copyFragment(fragment: Y.XmlFragment): Y.XmlFragment {
  const copy = new Y.XmlFragment()
  copy.insert(0, fragment.toArray().map(copyNode))
  return copy
}

function copyNode(node: Y.XmlElement | Y.XmlText | Y.XmlHook): Y.XmlElement | Y.XmlText {
  if (node instanceof Y.XmlText) {
    const text = new Y.XmlText()
    text.applyDelta(node.toDelta())
    return text
  }
  if (!(node instanceof Y.XmlElement)) throw new Error('a card holds a node that is neither element nor text')
  const copy = new Y.XmlElement(node.nodeName)
  for (const [name, value] of Object.entries(node.getAttributes())) copy.setAttribute(name, value as string)
  copy.insert(0, node.toArray().map(copyNode))
  return copy
}
