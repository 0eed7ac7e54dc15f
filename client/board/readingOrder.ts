import { CARD_MIN_HEIGHT } from '../../shared/board/card.ts'
import type { CardSnapshot } from './model/cardSnapshot.ts'
import type { Point } from './model/geometry.ts'

/** Cards whose tops lie within one card's height are read as one line. */
const rowOf = ([, y]: Point): number => Math.floor(y / CARD_MIN_HEIGHT)

/** Cards as one reads them: from the top, each line from the left. */
export function inReadingOrder<Card extends { pos: Point }>(cards: Iterable<Card>): Card[] {
  return [...cards].sort((a, b) => rowOf(a.pos) - rowOf(b.pos) || a.pos[0] - b.pos[0])
}

/** The card nearest in a direction; null when none lies there. @param direction a unit step, for instance [1, 0] for right. */
export function nextInDirection(
  cards: Iterable<CardSnapshot>,
  from: CardSnapshot,
  direction: Point,
): CardSnapshot | null {
  let best: { card: CardSnapshot; cost: number } | null = null
  for (const card of cards) {
    const dx = card.pos[0] - from.pos[0]
    const dy = card.pos[1] - from.pos[1]
    const ahead = dx * direction[0] + dy * direction[1]
    const aside = Math.abs(dx * direction[1]) + Math.abs(dy * direction[0])
    if (card.id === from.id || ahead <= 0 || aside > 2 * ahead) continue
    const cost = ahead + 2 * aside
    if (best === null || cost < best.cost) best = { card, cost }
  }
  return best?.card ?? null
}
