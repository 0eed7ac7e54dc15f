import { CARD_MIN_HEIGHT, CARD_WIDTH } from '../../../shared/board/card.ts'
import type { BoardStore } from '../model/boardStore.ts'
import { type Box, boxAt, centreOf, grow, type Point } from '../model/geometry.ts'

/** What a card of a few words takes. */
export const SPOT_HEIGHT = CARD_MIN_HEIGHT + 24
const GAP = 16
const RINGS = 12

/** Where a new card finds room: in the middle of what is seen, or as near to it as no card lies.
 *  @returns the card's upper left corner. */
export function freeSpot(store: BoardStore, seen: Box): Point {
  const [cx, cy] = centreOf(seen)
  const height = SPOT_HEIGHT
  const stepX = CARD_WIDTH + GAP
  const stepY = height + GAP
  for (let ring = 0; ring <= RINGS; ring++) {
    for (const [column, row] of ringCells(ring)) {
      const spot: Point = [cx - CARD_WIDTH / 2 + column * stepX, cy - height / 2 + row * stepY]
      if (store.search(grow(boxAt(spot, CARD_WIDTH, height), GAP / 2)).length === 0) return spot
    }
  }
  return [cx - CARD_WIDTH / 2, cy - height / 2]
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
