import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedDemo } from '../../server/demo/seedDemo.ts'
import { BOARDS, GROUPS, PEOPLE } from '../../server/demo/workshop.ts'
import type { CardView } from '../../shared/api/boards.ts'
import { CARD_MIN_HEIGHT, CARD_WIDTH } from '../../shared/board/card.ts'
import type { Session } from '../http/answers.ts'
import { type House, openHouse } from '../http/house.ts'

let house: House
let session: Session
beforeAll(async () => {
  house = openHouse()
  await seedDemo({ storage: house.storage, sessions: house.sessions, docs: house.rooms })
  const { sessions } = await house.lead('GET', '/api/sessions')
  session = await house.lead('GET', `/api/sessions/${sessions[0].id}`)
})
afterAll(() => house.close())

async function cardsOf(title: string): Promise<CardView[]> {
  const board = session.boards.find((candidate) => candidate.title === title)!
  return (await house.lead('GET', `/api/boards/${board.id}/cards`)).cards
}

/** A card grows with its text: at 18 px some 20 letters a line of 24 units, below a header of 50. */
const heightOf = (text: string): number => Math.max(CARD_MIN_HEIGHT, 50 + Math.ceil(text.length / 20) * 24)

describe('the demo', () => {
  it.each(BOARDS)('[LA4] lays the cards of $title out in their zones, none on another', async ({ title, cards }) => {
    const placed = await cardsOf(title)
    expect(placed.map(({ text }) => text)).toEqual(cards.map(({ text }) => text))
    for (const [index, { cell, value }] of placed.entries()) {
      const { spot, group } = cards[index]!
      if (typeof spot === 'string') expect(cell).toEqual({ row: GROUPS[group].name, column: spot })
      else expect(value).toEqual(spot.map((share) => expect.closeTo(share, 3)))
    }
    for (const one of placed) {
      for (const other of placed) {
        if (one === other) continue
        const isBeside = Math.abs(one.pos[0] - other.pos[0]) >= CARD_WIDTH
        const [upper, lower] = one.pos[1] < other.pos[1] ? [one, other] : [other, one]
        expect(isBeside || upper.pos[1] + heightOf(upper.text) < lower.pos[1], `${one.text} ${other.text}`).toBe(true)
      }
    }
  })

  it('[LA4] lets no card reach over the edge of its cell', async () => {
    for (const board of session.boards) {
      const { zones } = await house.lead('GET', `/api/boards/${board.id}/zones`)
      for (const card of await cardsOf(board.title)) {
        const { pos, size } = zones.find(({ id }: { id: string }) => id === card.zone)
        expect(card.pos[0]).toBeGreaterThanOrEqual(pos[0])
        expect(card.pos[1]).toBeGreaterThanOrEqual(pos[1])
        expect(card.pos[0] + CARD_WIDTH).toBeLessThanOrEqual(pos[0] + size[0])
        expect(card.pos[1] + heightOf(card.text)).toBeLessThanOrEqual(pos[1] + size[1])
      }
    }
  })

  it('has some sixty cards, of every group that came, each said once', () => {
    const cards = BOARDS.flatMap((board) => board.cards)
    expect(cards.length).toBeGreaterThanOrEqual(55)
    expect(new Set(cards.map(({ text }) => text)).size).toBe(cards.length)
    const groups = Object.keys(GROUPS).sort()
    expect([...new Set(cards.map(({ group }) => group))].sort()).toEqual(groups)
    expect([...new Set(PEOPLE.map(([, group]) => group))].sort()).toEqual(groups)
  })
})
