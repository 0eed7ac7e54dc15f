import type * as Y from 'yjs'
import { CARDS_ROOT } from '../../shared/board/boardDoc.ts'

/** Ids of the cards that a transaction changed, be it a field or a letter of their text. */
export function touchedCards(transaction: Y.Transaction): ReadonlySet<string> {
  const cards = transaction.doc.getMap(CARDS_ROOT) as unknown as Y.AbstractType<unknown>
  const touched = new Set<string>()
  for (const [type, keys] of transaction.changed as Map<unknown, Set<string | null>>) {
    if (type === cards) for (const key of keys) key !== null && touched.add(key)
    else {
      const id = cardIdOf(type as Y.AbstractType<unknown>, cards)
      if (id !== null) touched.add(id)
    }
  }
  return touched
}

/** The card that a type stands in; null outside of cards. */
export function cardIdOf(type: Y.AbstractType<unknown>, cards: Y.AbstractType<unknown>): string | null {
  let item = type._item
  while (item !== null) {
    const parent = item.parent as Y.AbstractType<unknown>
    if (parent === cards) return item.parentSub
    item = parent._item
  }
  return null
}
