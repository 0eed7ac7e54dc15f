/** Cards as Yjs updates, made apart from the board: ten thousand take longer than a room may be held up. */
import { setImmediate } from 'node:timers/promises'
import * as Y from 'yjs'
import { cardsOf, makeCard } from '../../../shared/board/boardDoc.ts'
import type { CardRecord } from '../../../shared/board/card.ts'
import { newId } from '../../../shared/ids.ts'

/** A few milliseconds of work, here and again in the room. */
const CARDS_PER_UPDATE = 200

/** Updates that follow each other under this clientID. Everybody else gets their turn between two. */
export async function makeCardUpdates(
  cards: readonly { record: CardRecord; text: string }[],
  client: number,
): Promise<Uint8Array[]> {
  const apart = new Y.Doc()
  apart.clientID = client
  const updates: Uint8Array[] = []
  apart.on('update', (update: Uint8Array) => updates.push(update))
  for (let start = 0; start < cards.length; start += CARDS_PER_UPDATE) {
    apart.transact(() => {
      for (const { record, text } of cards.slice(start, start + CARDS_PER_UPDATE))
        cardsOf(apart).set(newId(), makeCard(record, text))
    })
    await setImmediate()
  }
  apart.destroy()
  return updates
}
