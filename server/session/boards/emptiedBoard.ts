/** A board's doc made anew without its bin: same card ids, authors and formatted text, none of the old structs. */
import * as Y from 'yjs'
import { type CardMap, cardsOf } from '../../../shared/board/boardDoc.ts'

const isBinned = (card: CardMap): boolean => (card.get('deletedAt') ?? null) !== null

/** Whether any card lies in the bin, written on or not. */
export const hasBin = (doc: Y.Doc): boolean => [...cardsOf(doc).values()].some(isBinned)

/** @returns the new doc, under a clientID that the old one has never seen, and how many cards were left behind. */
export function copyWithoutBin(old: Y.Doc): { doc: Y.Doc; removed: number } {
  const doc = new Y.Doc()
  const known = Y.decodeStateVector(Y.encodeStateVector(old))
  while (known.has(doc.clientID)) doc.clientID = Math.floor(Math.random() * 2 ** 32)
  const cards = [...cardsOf(old)]
  const kept = cards.filter(([, card]) => !isBinned(card))
  doc.transact(() => {
    for (const [id, card] of kept) cardsOf(doc).set(id, copyCard(card))
  })
  return { doc, removed: cards.length - kept.length }
}

function copyCard(card: CardMap): CardMap {
  const fields = [...card].map(([key, value]): [string, unknown] => [
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
