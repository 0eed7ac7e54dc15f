/** Headings of the rows and columns that the zones of a needs map or a journey form: derived from where the cells lie. Pure. */
import { type Box, boxAround } from '../model/geometry.ts'
import { boxOfZone, type ZoneSnapshot } from '../model/zoneStore.ts'

export interface ZoneHeading {
  kind: 'row' | 'column'
  text: string
  /** Where it stands, in board units: above its column, left of its row. */
  box: Box
}

/** Room of a heading, in board units. */
const COLUMN_HEADING_HEIGHT = 48
const ROW_HEADING_WIDTH = 200
const GAP = 12

export function headingsOf(zones: readonly ZoneSnapshot[]): ZoneHeading[] {
  const cells = zones.filter(({ row, column }) => row !== '' || column !== '')
  const all = cells.length === 0 ? null : boxAround(cells.map(boxOfZone))
  if (all === null) return []
  const columns = [...groupBoxes(cells, ({ column }) => column)].map(([text, { minX, maxX }]): ZoneHeading => {
    const bottom = all.minY - GAP
    return { kind: 'column', text, box: { minX, maxX, minY: bottom - COLUMN_HEADING_HEIGHT, maxY: bottom } }
  })
  const rows = [...groupBoxes(cells, ({ row }) => row)].map(([text, { minY, maxY }]): ZoneHeading => {
    const right = all.minX - GAP
    return { kind: 'row', text, box: { minX: right - ROW_HEADING_WIDTH, maxX: right, minY, maxY } }
  })
  return [...columns, ...rows]
}

function groupBoxes(cells: readonly ZoneSnapshot[], keyOf: (cell: ZoneSnapshot) => string): Map<string, Box> {
  const boxes = new Map<string, Box>()
  for (const cell of cells) {
    const key = keyOf(cell)
    const before = boxes.get(key)
    if (key !== '') boxes.set(key, boxAround(before === undefined ? [boxOfZone(cell)] : [before, boxOfZone(cell)]))
  }
  return boxes
}
