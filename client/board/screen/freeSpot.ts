import { CARD_MIN_HEIGHT, CARD_WIDTH } from '../../../shared/board/card.ts'
import type { BoardStore } from '../model/boardStore.ts'
import { type Box, boxAt, centreOf, grow, type Point } from '../model/geometry.ts'

const GAP = 16
const RINGS = 12
/** Room for three lines of text. */
const CARD_HEIGHT = CARD_MIN_HEIGHT + 24

/** Where new cards find room: in the middle of what is seen, or as near to it as no card lies.
 *  @param cards how many, laid out as a square.  @returns their upper left corner. */
export function freeSpot(store: BoardStore, seen: Box, cards = 1): Point {
  const [cx, cy] = centreOf(seen)
  const side = Math.ceil(Math.sqrt(cards))
  const width = side * (CARD_WIDTH + GAP) - GAP
  const height = side * (CARD_HEIGHT + GAP) - GAP
  const stepX = (CARD_WIDTH + GAP) * Math.ceil(side / 2)
  const stepY = (CARD_HEIGHT + GAP) * Math.ceil(side / 2)
  for (let ring = 0; ring <= RINGS; ring++) {
    for (const [column, row] of ringCells(ring)) {
      const spot: Point = [cx - width / 2 + column * stepX, cy - height / 2 + row * stepY]
      if (store.search(grow(boxAt(spot, width, height), GAP / 2)).length === 0) return spot
    }
  }
  return [cx - width / 2, cy - height / 2]
}

/** Cells at one distance from the middle, nearest first. */
function ringCells(ring: number): Point[] {
  const cells: Point[] = []
  for (let column = -ring; column <= ring; column++) {
    for (let row = -ring; row <= ring; row++) {
      if (Math.max(Math.abs(column), Math.abs(row)) === ring) cells.push([column, row])
    }
  }
  return cells.sort(([x1, y1], [x2, y2]) => x1 * x1 + y1 * y1 - (x2 * x2 + y2 * y2))
}
