import { CARD_MIN_HEIGHT } from './card.ts'

/** Of card text at 18 px in a card of 208: see CardView.module.css. */
const CHARACTERS_A_LINE = 21
const LINE_HEIGHT = 23
const HEIGHT_WITHOUT_TEXT = 49

/** A card's height in board units before it was ever laid out. Within a line of the truth for plain text. */
export function estimateHeight(text: string): number {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / CHARACTERS_A_LINE)), 0)
  return Math.max(CARD_MIN_HEIGHT, HEIGHT_WITHOUT_TEXT + lines * LINE_HEIGHT)
}
