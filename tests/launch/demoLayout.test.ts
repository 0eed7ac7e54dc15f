import { describe, expect, it } from 'vitest'
import { layOutColumns } from '../../server/demo/layOutColumns.ts'
import { BOARDS, GROUPS, PEOPLE } from '../../server/demo/workshop.ts'
import { CARD_MIN_HEIGHT, CARD_WIDTH } from '../../shared/board/card.ts'

/** A card grows with its text: at 18 px some 20 letters a line of 24 units, below a header of 50. */
const heightOf = (text: string): number => Math.max(CARD_MIN_HEIGHT, 50 + Math.ceil(text.length / 20) * 24)

describe('the demo', () => {
  it.each(BOARDS)('[LA4] lays the cards of $title out without one on another', ({ columns }) => {
    const placed = layOutColumns(columns)
    for (const one of placed) {
      for (const other of placed) {
        if (one === other) continue
        const isBeside = Math.abs(one.pos[0] - other.pos[0]) >= CARD_WIDTH
        const [upper, lower] = one.pos[1] < other.pos[1] ? [one, other] : [other, one]
        expect(isBeside || upper.pos[1] + heightOf(upper.card.text) < lower.pos[1]).toBe(true)
      }
    }
  })

  it('has some sixty cards, of every group that came, each said once', () => {
    const cards = BOARDS.flatMap(({ columns }) => columns.flat())
    expect(cards.length).toBeGreaterThanOrEqual(55)
    expect(new Set(cards.map(({ text }) => text)).size).toBe(cards.length)
    const groups = Object.keys(GROUPS).sort()
    expect([...new Set(cards.map(({ group }) => group))].sort()).toEqual(groups)
    expect([...new Set(PEOPLE.map(([, group]) => group))].sort()).toEqual(groups)
  })
})
