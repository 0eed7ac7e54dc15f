import { CARD_MIN_HEIGHT, CARD_WIDTH } from '../../../shared/board/card.ts'
import type { BoardStore } from '../model/boardStore.ts'
import { type Box, boxAt, centreOf, grow, type Point } from '../model/geometry.ts'

const GAP = 16
const RINGS = 12
/** Room for three lines of text: what a card gets whose text is not written yet. */
const BLANK_CARD_SIZE: Point = [CARD_WIDTH, CARD_MIN_HEIGHT + 24]

/** Where new cards find room: in the middle of what is seen, as near to it as no card lies, or below all cards.
 *  @param size of what needs room.  @returns its upper left corner. */
export function freeSpot(store: BoardStore, seen: Box, [width, height]: Point = BLANK_CARD_SIZE): Point {
  const [cx, cy] = centreOf(seen)
  const stepX = Math.max(CARD_WIDTH, width / 2) + GAP
  const stepY = Math.max(BLANK_CARD_SIZE[1], height / 2) + GAP
  for (let ring = 0; ring <= RINGS; ring++) {
    for (const [column, row] of ringCells(ring)) {
      const spot: Point = [cx - width / 2 + column * stepX, cy - height / 2 + row * stepY]
      if (store.search(grow(boxAt(spot, width, height), GAP / 2)).length === 0) return spot
    }
  }
  return [cx - width / 2, (store.bounds?.maxY ?? cy) + GAP]
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
