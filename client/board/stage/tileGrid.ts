/** Tiles of the board as it is seen from afar: which there are, where they lie, how they are drawn. Pure but for the canvas
 *  it is given.  A tile's scale is CSS pixels to the board unit, as a zoom is. */
import type { CardTint } from '../../../shared/palette.ts'
import type { CardSnapshot } from '../model/cardSnapshot.ts'
import type { Box } from '../model/geometry.ts'
import { drawLetters } from './cardLetters.ts'

/** Side of a tile in CSS pixels at its own scale. */
export const TILE_PX = 512
/** Text shows as strokes from this scale on, as letters from that. */
const STROKES_FROM_SCALE = 0.14
const LETTERS_FROM_SCALE = 0.4
/** Drawn no finer than this: near, tiles only stand in for cards that are on their way. */
const FINEST_SCALE = 1
/** While the zoom changes, tiles are stretched and shrunk by up to this factor. */
const STRETCH = 1.9

/** The scale at which tiles are to be drawn. At rest it is the zoom itself, so that they lie pixel on pixel; while the
 *  zoom changes, the scale of before is good for a while.
 *  @param current the scale of the tiles that are there; null: none. */
export function tileScale(zoom: number, current: number | null, isMoving: boolean): number {
  const exact = Math.min(FINEST_SCALE, zoom)
  const isGood = current !== null && current < exact * STRETCH && current * STRETCH > exact
  return isGood && isMoving ? current : exact
}

export interface TilePlace {
  column: number
  row: number
}
export const tileKey = ({ column, row }: TilePlace): string => `${column}:${row}`
export function tilePlace(key: string): TilePlace {
  const [column, row] = key.split(':').map(Number)
  return { column: column!, row: row! }
}

export function boxOfTile({ column, row }: TilePlace, scale: number): Box {
  const side = TILE_PX / scale
  return { minX: column * side, minY: row * side, maxX: (column + 1) * side, maxY: (row + 1) * side }
}

/** Tiles of a scale that touch a box. */
export function tilesIn(box: Box, scale: number): TilePlace[] {
  const side = TILE_PX / scale
  const places: TilePlace[] = []
  for (let row = Math.floor(box.minY / side); row * side < box.maxY; row++) {
    for (let column = Math.floor(box.minX / side); column * side < box.maxX; column++) places.push({ column, row })
  }
  return places
}

export interface TileInk {
  tints: Readonly<Record<CardTint, string>>
  stroke: string
  text: string
}
export interface DrawnCard {
  card: CardSnapshot
  box: Box
}

/** Clears an area of a tile and draws the cards that touch it, lowest first. The context's unit is one CSS pixel.
 *  @param from the tile's upper left corner on the board.  @param area in board units; null: the whole tile. */
export function drawCards(
  context: CanvasRenderingContext2D,
  cards: readonly DrawnCard[],
  { from, scale, area, ink }: { from: Box; scale: number; area: Box | null; ink: TileInk },
): void {
  context.save()
  if (area !== null) clipTo(context, area, { from, scale })
  context.clearRect(0, 0, TILE_PX, TILE_PX)
  for (const { card, box } of cards) {
    const x = (box.minX - from.minX) * scale
    const y = (box.minY - from.minY) * scale
    const width = (box.maxX - box.minX) * scale
    const height = (box.maxY - box.minY) * scale
    context.fillStyle = ink.tints[card.color]
    context.fillRect(x, y, width, height)
    if (scale < STROKES_FROM_SCALE) continue
    if (scale >= LETTERS_FROM_SCALE) {
      drawLetters(context, card, { x, y, height, scale }, ink.text)
      continue
    }
    context.fillStyle = ink.stroke
    drawStrokes(context, card.text.length, { x, y, width, height, scale })
  }
  context.restore()
}

/** On whole pixels: a clip through a pixel would leave a seam. */
function clipTo(context: CanvasRenderingContext2D, area: Box, { from, scale }: { from: Box; scale: number }): void {
  const left = Math.floor((area.minX - from.minX) * scale) - 1
  const top = Math.floor((area.minY - from.minY) * scale) - 1
  const right = Math.ceil((area.maxX - from.minX) * scale) + 1
  const bottom = Math.ceil((area.maxY - from.minY) * scale) + 1
  context.beginPath()
  context.rect(left, top, right - left, bottom - top)
  context.clip()
}

interface CardPlace {
  x: number
  y: number
  width: number
  height: number
  scale: number
}

/** Text as one stroke a line: 21 letters fill one. */
function drawStrokes(
  context: CanvasRenderingContext2D,
  letters: number,
  { x, y, width, height, scale }: CardPlace,
): void {
  const bottom = y + height - 8 * scale
  let rest = letters
  for (let top = y + 44 * scale; rest > 0 && top < bottom; top += 23 * scale) {
    context.fillRect(x + 12 * scale, top, (width - 24 * scale) * Math.min(1, rest / 21), 5 * scale)
    rest -= 21
  }
}
