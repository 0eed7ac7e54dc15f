/** Lays new cards out in a tidy grid, beside what is on the board. Pure. */
import { CARD_MIN_HEIGHT, CARD_WIDTH } from '../../../shared/board/card.ts'
import { MAX_COORDINATE } from '../../../shared/limits.ts'

type Point = [x: number, y: number]
/** A card that lies on the board already. */
export interface LyingCard {
  pos: readonly [number, number]
  /** Reading it takes a while, and only matters at the board's end. */
  readText: () => string
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
export function placeInGrid(texts: readonly string[], others: Iterable<LyingCard>): Point[] {
  const heights = texts.map(estimateHeight)
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

function freeCorner(others: readonly LyingCard[], width: number): Point {
  if (others.length === 0) return [0, 0]
  let [left, top, right] = [Infinity, Infinity, -Infinity]
  for (const { pos } of others) {
    left = Math.min(left, pos[0])
    top = Math.min(top, pos[1])
    right = Math.max(right, pos[0] + CARD_WIDTH)
  }
  const toTheRight = Math.ceil(right + DISTANCE_TO_OTHERS)
  if (toTheRight + width <= MAX_COORDINATE) return [toTheRight, top]
  const bottoms = others.map(({ pos, readText }) => pos[1] + estimateHeight(readText()))
  const bottom = bottoms.reduce((lowest, each) => Math.max(lowest, each), -Infinity)
  return [left, Math.ceil(bottom + DISTANCE_TO_OTHERS)]
}
