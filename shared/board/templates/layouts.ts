/** Where the zones of a template lie. Every layout starts at [0, 0] and is near 4:3, the shape of a tablet that lies across, so that
 *  the whole of it can be read at once.
 *  @see docs/SPEC.md TP4, TP6 */
import { CARD_MIN_HEIGHT, CARD_WIDTH } from '../card.ts'
import type { Localized, ZonePlan } from './template.ts'

type Size = readonly [width: number, height: number]
/** A zone that has no place yet. */
export type ZoneText = Omit<ZonePlan, 'box'>

const SHAPE = 4 / 3
/** Between zones, and around the cards in one. */
const GAP = 24
/** Above the cards of a zone, for its title. */
const HEAD = 64
/** A table's forty cards fill half of it. */
const SHEET: Size = [1920, 1440]
/** For zones to each of which the whole table brings cards. */
export const LARGE_SHEET: Size = [2400, 1800]

/** Rows of zones, each row shared out equally.
 *  @param heights of the rows, in shares; all alike unless given. */
export function sheet(
  rows: readonly (readonly ZoneText[])[],
  { size = SHEET, heights = rows.map(() => 1) }: { size?: Size; heights?: readonly number[] } = {},
): ZonePlan[] {
  const freeHeight = size[1] - GAP * (rows.length - 1)
  const shares = heights.reduce((sum, share) => sum + share, 0)
  let top = 0
  return rows.flatMap((zones, row) => {
    const width = Math.floor((size[0] - GAP * (zones.length - 1)) / zones.length)
    const height = Math.floor((freeHeight * heights[row]!) / shares)
    const y = top
    top += height + GAP
    return zones.map((zone, column): ZonePlan => ({ ...zone, box: [column * (width + GAP), y, width, height] }))
  })
}

/** Of a cell, which its row and its column name. */
const UNTITLED: Localized = { fr: '', en: '' }

/** A cell for every row and column. */
export function grid({ rows, columns }: Record<'rows' | 'columns', readonly Localized[]>): ZonePlan[] {
  const [width, height] = cellSize(rows.length, columns.length)
  return rows.flatMap((row, r) =>
    columns.map(
      (column, c): ZonePlan => ({
        title: UNTITLED,
        row,
        column,
        box: [c * (width + GAP), r * (height + GAP), width, height],
      }),
    ),
  )
}

/** Room for six cards at least: so many side by side, so many one below the other. Never one alone, too narrow for a heading. */
const CELL_ROOMS = [
  [2, 3],
  [2, 4],
  [2, 6],
  [2, 8],
  [2, 11],
  [3, 2],
  [3, 3],
  [4, 2],
  [5, 2],
  [6, 1],
  [8, 1],
] as const

/** Wide cells where rows are many, high ones where columns are: that which brings the whole nearest to its shape. */
function cellSize(rows: number, columns: number): Size {
  const sizes = CELL_ROOMS.map(
    ([across, down]): Size => [GAP + across * (CARD_WIDTH + GAP), HEAD + down * (CARD_MIN_HEIGHT + GAP)],
  )
  const distance = ([width, height]: Size): number => {
    const whole = (columns * (width + GAP) - GAP) / (rows * (height + GAP) - GAP)
    return Math.abs(Math.log(whole / SHAPE))
  }
  return sizes.toSorted((a, b) => distance(a) - distance(b))[0]!
}

/** One zone in which the place of a card is a value. */
export const matrix = (zone: ZoneText & Required<Pick<ZoneText, 'xAxis' | 'yAxis'>>): ZonePlan[] => sheet([[zone]])

/** A zone and, in the middle of its room, a smaller one for a single card. */
export function withHeart(zone: ZonePlan, heart: ZoneText): ZonePlan[] {
  const [x, y, width, height] = zone.box
  const [heartWidth, heartHeight] = [CARD_WIDTH + 2 * GAP, HEAD + CARD_MIN_HEIGHT + GAP]
  const left = x + Math.round((width - heartWidth) / 2)
  const top = y + HEAD + Math.round((height - HEAD - GAP - heartHeight) / 2)
  return [zone, { ...heart, box: [left, top, heartWidth, heartHeight] }]
}
