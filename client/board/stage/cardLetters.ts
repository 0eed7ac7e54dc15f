/** A card's text as it is drawn on a tile, near: where CardView.module.css lays it out, but without its formatting. A view
 *  that moves shows it for what is not in the DOM yet. */
import { CARD_WIDTH } from '../../../shared/board/card.ts'
import type { CardSnapshot } from '../model/cardSnapshot.ts'

const FONT_PX = 18
const LINE_HEIGHT = 23
const PADDING = 12
const FIRST_BASELINE = 54
const MAX_LINES = 40

const lines = new WeakMap<CardSnapshot, readonly string[]>()

/** @param at the card's box on the tile, in CSS pixels; scale: CSS pixels to the board unit. */
export function drawLetters(
  context: CanvasRenderingContext2D,
  card: CardSnapshot,
  at: { x: number; y: number; height: number; scale: number },
  color: string,
): void {
  const { x, y, height, scale } = at
  context.font = `${FONT_PX * scale}px "Atkinson Hyperlegible", sans-serif`
  context.fillStyle = color
  let wrapped = lines.get(card)
  if (wrapped === undefined) {
    wrapped = wrap(card.text, (text) => context.measureText(text).width / scale)
    lines.set(card, wrapped)
  }
  let baseline = FIRST_BASELINE * scale
  for (const line of wrapped) {
    if (baseline > height) return
    context.fillText(line, x + PADDING * scale, y + baseline)
    baseline += LINE_HEIGHT * scale
  }
}

/** @param widthOf a text's width in board units. */
function wrap(text: string, widthOf: (text: string) => number): string[] {
  const wrapped: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    for (const word of paragraph.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`
      if (line === '' || widthOf(longer) <= CARD_WIDTH - 2 * PADDING) {
        line = longer
      } else {
        wrapped.push(line)
        line = word
      }
    }
    wrapped.push(line)
    if (wrapped.length >= MAX_LINES) break
  }
  return wrapped
}
