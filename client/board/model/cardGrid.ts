/** Cards side by side, none over another. Pure. */
import { CARD_WIDTH } from '../../../shared/board/card.ts'
import { estimateHeight } from '../../../shared/board/cardHeight.ts'
import type { Point } from './geometry.ts'

/** Between cards, in board units: more than the line by which an estimated height may be wrong. */
const GAP = 24

interface CardGrid {
  /** Of each card, from the grid's upper left corner. */
  places: Point[]
  size: Point
}

/** Lays cards of these texts out as a square, each row as high as its highest card. */
export function layOutCards(texts: readonly string[]): CardGrid {
  const columns = Math.max(1, Math.ceil(Math.sqrt(texts.length)))
  const places: Point[] = []
  let top = 0
  for (let start = 0; start < texts.length; start += columns) {
    const row = texts.slice(start, start + columns)
    places.push(...row.map((_, column): Point => [column * (CARD_WIDTH + GAP), top]))
    top += Math.max(...row.map(estimateHeight)) + GAP
  }
  return { places, size: [columns * (CARD_WIDTH + GAP) - GAP, top - GAP] }
}
