/** Lays new cards out in a tidy grid, beside what is on the board. Pure. */
import { CARD_MIN_HEIGHT, CARD_WIDTH } from '../../../shared/board/card.ts'
import { MAX_COORDINATE } from '../../../shared/limits.ts'

type Point = [x: number, y: number]
interface PlacedCard {
  pos: readonly [number, number]
  text: string
}

const GAP = 24
const DISTANCE_TO_OTHERS = 160
/** Card text at 18 px in a card of 208 units: about this many characters a line, and this much height. */
const CHARACTERS_PER_LINE = 20
const LINE_HEIGHT = 26
const FRAME_HEIGHT = 64

/** Height of a card with this text, a little generously: the server has no fonts to measure with. */
function estimateHeight(text: string): number {
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / CHARACTERS_PER_LINE)), 0)
  return Math.max(CARD_MIN_HEIGHT, FRAME_HEIGHT + lines * LINE_HEIGHT)
}

/** Positions for cards with these texts, row by row, about as wide as high; to the right of the others, or below them where
 *  the board ends. Rows are as high as their highest card. */
export function placeInGrid(texts: readonly string[], others: readonly PlacedCard[]): Point[] {
  const heights = texts.map(estimateHeight)
  const meanHeight = heights.reduce((sum, height) => sum + height, 0) / Math.max(1, heights.length)
  const columns = Math.max(1, Math.ceil(Math.sqrt((texts.length * (meanHeight + GAP)) / (CARD_WIDTH + GAP))))
  const [left, top] = freeCorner(others, columns * (CARD_WIDTH + GAP))
  const points: Point[] = []
  let y = top
  for (let start = 0; start < texts.length; start += columns) {
    const rowHeights = heights.slice(start, start + columns)
    for (const column of rowHeights.keys()) points.push([left + column * (CARD_WIDTH + GAP), y])
    y += Math.max(...rowHeights) + GAP
  }
  return points.map(([x, rowY]) => [Math.min(x, MAX_COORDINATE), Math.min(rowY, MAX_COORDINATE)])
}

function freeCorner(others: readonly PlacedCard[], width: number): Point {
  if (others.length === 0) return [0, 0]
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { pos, text } of others) {
    left = Math.min(left, pos[0])
    top = Math.min(top, pos[1])
    right = Math.max(right, pos[0] + CARD_WIDTH)
    bottom = Math.max(bottom, pos[1] + estimateHeight(text))
  }
  const toTheRight = right + DISTANCE_TO_OTHERS
  return toTheRight + width <= MAX_COORDINATE
    ? [Math.ceil(toTheRight), top]
    : [left, Math.ceil(bottom + DISTANCE_TO_OTHERS)]
}
