/** Tiles of the board as it is seen from afar: which there are, where they lie, how they are drawn. Pure but for the canvas
 *  it is given.  A tile of level L shows the board at 2^L board units to the pixel. */
import type { CardTint } from '../../../shared/palette.ts'
import type { CardSnapshot } from '../model/cardSnapshot.ts'
import type { Box } from '../model/geometry.ts'

/** Side of a tile in CSS pixels at its own scale. */
export const TILE_PX = 256
/** Text shows as strokes from this scale on. */
const STROKES_FROM_SCALE = 0.2

export const scaleOf = (level: number): number => 2 ** level

/** The level whose tiles are shrunk or stretched least at a zoom. */
export const levelFor = (zoom: number): number => Math.min(-1, Math.round(Math.log2(zoom)))

export interface TilePlace {
  level: number
  column: number
  row: number
}
export const tileKey = ({ level, column, row }: TilePlace): string => `${level}:${column}:${row}`

export function boxOfTile({ level, column, row }: TilePlace): Box {
  const side = TILE_PX / scaleOf(level)
  return { minX: column * side, minY: row * side, maxX: (column + 1) * side, maxY: (row + 1) * side }
}

/** Tiles of a level that touch a box. */
export function tilesIn(box: Box, level: number): TilePlace[] {
  const side = TILE_PX / scaleOf(level)
  const places: TilePlace[] = []
  for (let row = Math.floor(box.minY / side); row * side < box.maxY; row++) {
    for (let column = Math.floor(box.minX / side); column * side < box.maxX; column++)
      places.push({ level, column, row })
  }
  return places
}

export interface TileInk {
  tints: Readonly<Record<CardTint, string>>
  stroke: string
}

/** Draws cards, lowest first, on a tile's context, whose unit is one CSS pixel at the tile's scale. */
export function drawTile(
  context: CanvasRenderingContext2D,
  place: TilePlace,
  { cards, ink }: { cards: Iterable<{ card: CardSnapshot; box: Box }>; ink: TileInk },
): void {
  const scale = scaleOf(place.level)
  const { minX, minY } = boxOfTile(place)
  context.clearRect(0, 0, TILE_PX, TILE_PX)
  for (const { card, box } of cards) {
    const x = (box.minX - minX) * scale
    const y = (box.minY - minY) * scale
    const width = (box.maxX - box.minX) * scale
    const height = (box.maxY - box.minY) * scale
    context.fillStyle = ink.tints[card.color]
    context.fillRect(x, y, width, height)
    if (scale < STROKES_FROM_SCALE) continue
    context.fillStyle = ink.stroke
    drawStrokes(context, card.text.length, { x, y, width, height, scale })
  }
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
