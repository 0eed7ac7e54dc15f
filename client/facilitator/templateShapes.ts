/** A template as a small drawing: its zones where they lie, and what heads them as bars instead of words. Pure. */
import type { Template, ZonePlan } from '../../shared/board/templates/template.ts'
import type { CardTint } from '../../shared/palette.ts'

export interface Shape {
  /** word: stands for a title. axis: a line through the middle of a matrix. */
  kind: 'zone' | 'word' | 'axis'
  box: Box
  /** Of a zone; null: paper. */
  tint: CardTint | null
}
export interface Drawing {
  /** [x, y, width, height] of all of it. */
  box: Box
  /** In the order in which they lie on each other. */
  shapes: Shape[]
}
type Box = ZonePlan['box']

/** An empty sheet in the shape of a tablet. */
const SHEET: Box = [0, 0, 1600, 1200]
/** Thickness of a bar, and its distance to what it heads, as parts of the whole's width. */
const BAR = 0.035
const DISTANCE = 0.03

/** @param groups names of the session's stakeholder groups. */
export function drawingOf(template: Template, groups: readonly string[]): Drawing {
  const zones = template.zones({ groups }).toSorted((a, b) => areaOf(b.box) - areaOf(a.box))
  if (zones.length === 0) return { box: SHEET, shapes: [{ kind: 'zone', box: SHEET, tint: null }] }
  const sheet = boxAround(zones.map(({ box }) => box))
  const shapes = [
    ...zones.flatMap((zone) => [shapeOf(zone), ...axesOf(zone), ...titleOf(zone, sheet)]),
    ...headingsOf(zones, sheet),
  ]
  return { box: boxAround(shapes.map(({ box }) => box)), shapes }
}

const shapeOf = ({ box, color }: ZonePlan): Shape => ({ kind: 'zone', box, tint: color ?? null })
const word = (box: Box): Shape => ({ kind: 'word', box, tint: null })
const axis = (box: Box): Shape => ({ kind: 'axis', box, tint: null })

function axesOf({ box: [x, y, width, height], xAxis, yAxis }: ZonePlan): Shape[] {
  return [
    ...(xAxis ? [axis([x, y + height / 2, width, 0])] : []),
    ...(yAxis ? [axis([x + width / 2, y, 0, height])] : []),
  ]
}

const isCell = ({ row, column }: ZonePlan): boolean => row !== undefined || column !== undefined

/** A cell is headed by its row and its column, a matrix told by its axes. */
function titleOf(zone: ZonePlan, [, , whole]: Box): Shape[] {
  const [x, y, width] = zone.box
  if (isCell(zone) || zone.xAxis || zone.yAxis) return []
  const inset = DISTANCE * Math.min(whole, width * 3)
  const length = Math.min(width - 2 * inset, Math.max(width * 0.45, whole * 0.08))
  return [word([x + inset, y + inset, length, BAR * Math.min(whole, width * 3)])]
}

/** Outside of the cells, each row and each column once. */
function headingsOf(zones: readonly ZonePlan[], [left, top, width]: Box): Shape[] {
  const cells = zones.filter(isCell)
  const [bar, distance] = [BAR * width, DISTANCE * width]
  const columns = new Map(cells.map(({ box: [x, , w] }) => [x, w]))
  const rows = new Map(cells.map(({ box: [, y, , h] }) => [y, h]))
  return [
    ...[...columns].map(([x, w]) => word([x + w * 0.2, top - distance - bar, w * 0.6, bar])),
    ...[...rows].map(([y, h]) => word([left - distance - bar * 3, y + h / 2 - bar / 2, bar * 3, bar])),
  ]
}

const areaOf = ([, , width, height]: Box): number => width * height

function boxAround(boxes: readonly Box[]): Box {
  const left = Math.min(...boxes.map(([x]) => x))
  const top = Math.min(...boxes.map(([, y]) => y))
  const right = Math.max(...boxes.map(([x, , width]) => x + width))
  const bottom = Math.max(...boxes.map(([, y, , height]) => y + height))
  return [left, top, right - left, bottom - top]
}
