import { CARD_MIN_HEIGHT, CARD_WIDTH } from '../../shared/board/card.ts'
import type { DemoCard } from './workshop.ts'

const GAP = 28
/** Of card text at 18 px in a card's inner width; generous, so that a longer word never makes two cards touch. */
const LETTERS_PER_LINE = 17
const LINE_HEIGHT = 25
const HEADER_AND_PADDING = 64

export interface PlacedCard {
  card: DemoCard
  /** [x, y] of the top left corner in board units. */
  pos: [number, number]
  /** In reading order. */
  index: number
}

/** Places cards one below the other, column by column, so that none touches another whatever its text. */
export function layOutColumns(columns: readonly (readonly DemoCard[])[]): PlacedCard[] {
  const placed = columns.flatMap((cards, column) => {
    let y = 0
    return cards.map((card) => {
      const pos: [number, number] = [column * (CARD_WIDTH + GAP), y]
      y += heightOf(card.text) + GAP
      return { card, pos }
    })
  })
  return placed.map((card, index) => ({ ...card, index }))
}

const heightOf = (text: string): number =>
  Math.max(CARD_MIN_HEIGHT, HEADER_AND_PADDING + Math.ceil(text.length / LETTERS_PER_LINE) * LINE_HEIGHT)
