import { CARD_WIDTH } from '../../shared/board/card.ts'
import { estimateHeight } from '../../shared/board/cardHeight.ts'
import type { ZoneRecord } from '../../shared/board/zone.ts'
import { type DemoCard, GROUPS } from './workshop.ts'

const GAP = 24
/** Below the upper edge of a cell: there stands how many cards it holds, in letters that are read from afar. */
const HEAD = 72

export interface PlacedCard {
  card: DemoCard
  /** [x, y] of the top left corner in board units. */
  pos: [number, number]
}

/** Places each card in the zone that it was meant for: side by side in a cell, by its value in a matrix. */
export function placeInZones(cards: readonly DemoCard[], zones: readonly ZoneRecord[]): PlacedCard[] {
  const filled = new Map<ZoneRecord, number>()
  return cards.map((card) => {
    const zone = zoneFor(card, zones)
    const { pos, size } = zone
    if (typeof card.spot !== 'string') {
      const [x, y] = [card.spot[0] * size[0], (1 - card.spot[1]) * size[1]]
      return { card, pos: [pos[0] + x - CARD_WIDTH / 2, pos[1] + y - estimateHeight(card.text) / 2] }
    }
    const before = filled.get(zone) ?? 0
    filled.set(zone, before + 1)
    return { card, pos: [pos[0] + GAP + before * (CARD_WIDTH + GAP), pos[1] + HEAD] }
  })
}

function zoneFor({ spot, group }: DemoCard, zones: readonly ZoneRecord[]): ZoneRecord {
  const found = zones.find(({ row, column, xAxis }) =>
    typeof spot === 'string' ? row === GROUPS[group].name && column === spot : xAxis !== null,
  )
  if (found === undefined) throw new Error(`the demo has no zone ${spot} of ${group}`)
  return found
}
