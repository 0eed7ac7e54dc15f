/** Lays new cards out in a tidy grid, beside what is on the board. Pure. */
import { CARD_WIDTH } from '../../../shared/board/card.ts'
import { estimateHeight } from '../../../shared/board/cardHeight.ts'
import { MAX_COORDINATE } from '../../../shared/limits.ts'

type Point = [x: number, y: number]
/** A card or a zone that lies on the board already. */
export interface Lying {
  pos: readonly [number, number]
  width: number
  /** Reading a card's text takes a while, and only matters at the board's end. */
  readHeight: () => number
}

const GAP = 24
const DISTANCE_TO_OTHERS = 160
/** Words wrap earlier than letters are counted, and fonts differ: a fifth more keeps the longest text off the next card. */
const MARGIN = 1.2

/** Height of a card with this text, a little generously. */
export const roomFor = (text: string): number => Math.ceil(MARGIN * estimateHeight(text))

/** Positions for cards with these texts, row by row, about as wide as high; to the right of the others, or below them where
 *  the board ends. Rows are as high as their highest card. */
export function placeInGrid(texts: readonly string[], others: Iterable<Lying>): Point[] {
  const heights = texts.map(roomFor)
  const meanHeight = heights.reduce((sum, height) => sum + height, 0) / Math.max(1, heights.length)
  const columns = Math.max(1, Math.ceil(Math.sqrt((texts.length * (meanHeight + GAP)) / (CARD_WIDTH + GAP))))
  const [left, top] = freeCorner([...others], columns * (CARD_WIDTH + GAP))
  const points: Point[] = []
  let y = top
  for (let start = 0; start < texts.length; start += columns) {
    const rowHeights = heights.slice(start, start + columns)
    for (const column of rowHeights.keys()) points.push([left + column * (CARD_WIDTH + GAP), y])
    y += Math.max(...rowHeights) + GAP
  }
  return points.map(([x, rowY]) => [Math.min(x, MAX_COORDINATE), Math.min(rowY, MAX_COORDINATE)])
}

function freeCorner(others: readonly Lying[], width: number): Point {
  if (others.length === 0) return [0, 0]
  let [left, top, right] = [Infinity, Infinity, -Infinity]
  for (const { pos, width: ownWidth } of others) {
    left = Math.min(left, pos[0])
    top = Math.min(top, pos[1])
    right = Math.max(right, pos[0] + ownWidth)
  }
  const toTheRight = Math.ceil(right + DISTANCE_TO_OTHERS)
  if (toTheRight + width <= MAX_COORDINATE) return [toTheRight, top]
  const bottoms = others.map(({ pos, readHeight }) => pos[1] + readHeight())
  const bottom = bottoms.reduce((lowest, each) => Math.max(lowest, each), -Infinity)
  return [left, Math.ceil(bottom + DISTANCE_TO_OTHERS)]
}
