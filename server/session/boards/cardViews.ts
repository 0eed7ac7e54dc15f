/** A board's cards as plain JSON. */
import type * as Y from 'yjs'
import type { CardPlace, CardView } from '../../../shared/api/boards.ts'
import { cardBody, cardsOf, plainText, readCard } from '../../../shared/board/boardDoc.ts'
import { CARD_WIDTH, type CardRecord } from '../../../shared/board/card.ts'
import { estimateHeight } from '../../../shared/board/cardHeight.ts'
import { valueIn, zoneAt } from '../../../shared/board/zonePlace.ts'
import { type LyingZones, readZones } from './zoneViews.ts'

type WrittenCard = CardRecord & { id: string; text: string }

/** In the order in which they were made. One in which nothing is written yet is nothing to read.  @see docs/SPEC.md BD8
 *  @param bin true: the cards in the bin; false: those on the board. */
export function readCards(doc: Y.Doc, { bin }: { bin: boolean }): CardView[] {
  const zones = readZones(doc)
  return [...writtenCards(doc, bin)]
    .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
    .map((card) => ({ ...card, ...placeOf(card, zones) }))
}

/** How many cards on the board have something written in them. */
export const countCards = (doc: Y.Doc): number => [...writtenCards(doc, false)].length

function* writtenCards(doc: Y.Doc, bin: boolean): Generator<WrittenCard> {
  for (const [id, map] of cardsOf(doc)) {
    const card = readCard(map)
    if (card === null || (card.deletedAt !== null) !== bin) continue
    const text = plainText(cardBody(map))
    if (text.trim() !== '') yield { id, ...card, text }
  }
}

/** Never stored, but derived from where the card's middle lies.  @see docs/SPEC.md ZN2, ZN3 */
function placeOf({ pos, text }: WrittenCard, zones: LyingZones): CardPlace {
  const middle = [pos[0] + CARD_WIDTH / 2, pos[1] + estimateHeight(text) / 2] as const
  const id = zoneAt(zones, middle)
  const zone = id === null ? undefined : zones.get(id)
  if (id === null || zone === undefined) return { zone: null, cell: null, value: null }
  const { row, column, xAxis, yAxis } = zone
  return {
    zone: id,
    cell: row === '' && column === '' ? null : { row, column },
    value: xAxis === null && yAxis === null ? null : valueIn(zone, middle),
  }
}
