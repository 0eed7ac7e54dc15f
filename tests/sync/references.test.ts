/** What an update points at and what it deletes, as the guard sees it: an order must be found, and nothing made up. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { cardsOf } from '../../shared/board/boardDoc.ts'
import { type ForgedDeletes, type ForgedId, type ForgedSection, forgeUpdate, text } from '../attacks/forge.ts'
import { GuardedBoard } from '../attacks/guardedDoc.ts'
import { Visitor } from './board.ts'

const ANNA = 'anna000000000000'
const ONE = 1_111
const TWO = 2_222

/** A board with one card, and the ids of its text and of the letters "abcdef" in it. */
function boardWithText() {
  const board = new GuardedBoard()
  const anna = new Visitor(ANNA)
  const card = anna.addCard('abcdef')
  expect(board.receive(ANNA, Y.encodeStateAsUpdate(anna.doc)).ok).toBe(true)
  const body = cardsOf(board.doc).get(card)!.get('body') as Y.XmlFragment
  const written = (body.get(0) as Y.XmlElement).get(0) as Y.XmlText
  return { board, textId: written._item!.id, letters: written._start!.id, textNow: () => written.toString() }
}

const letter = (value: string, origin: ForgedId) => ({ content: text(value), origin })

/** Letters that two of Anna's tablets have written in turns, each behind the last: 1, 2, 3 … */
function writtenInTurns(letters: ForgedId, count: number): ForgedSection[] {
  const sections = [ONE, TWO].map((client): ForgedSection => ({ client, structs: [] }))
  let last: ForgedId = { client: letters.client, clock: letters.clock + 5 }
  for (let index = 0; index < count; index++) {
    const section = sections[index % 2]!
    section.structs.push(letter(String(index + 1), last))
    last = { client: section.client, clock: section.structs.length - 1 }
  }
  return sections
}

test.each([false, true])(
  '[GD4] structs that point at each other in turns are let in, in either order (%s)',
  (turned) => {
    const { board, letters, textNow } = boardWithText()
    const sections = writtenInTurns(letters, 8)
    expect(board.receive(ANNA, forgeUpdate(turned ? sections.reverse() : sections))).toMatchObject({ ok: true })
    expect(textNow()).toBe('abcdef12345678')
    expect(board.doc.store.pendingStructs).toBeNull()
  },
)

test('[GD4] without one of the two sections they are refused, and let in once it is there', () => {
  const { board, letters, textNow } = boardWithText()
  const [one, two] = writtenInTurns(letters, 2) as [ForgedSection, ForgedSection]
  expect(board.receive(ANNA, forgeUpdate([two]))).toMatchObject({ ok: false, reason: 'dangling-reference' })
  expect(board.receive(ANNA, forgeUpdate([one])).ok).toBe(true)
  expect(board.receive(ANNA, forgeUpdate([two])).ok).toBe(true)
  expect(textNow()).toBe('abcdef12')
})

test('[GD4] structs that wait for each other are refused', () => {
  const { board, textId, textNow } = boardWithText()
  const circle = [
    { client: ONE, structs: [letter('x', { client: TWO, clock: 1 })] },
    { client: TWO, structs: [{ content: text('y'), parent: textId }, letter('z', { client: ONE, clock: 0 })] },
  ]
  expect(board.receive(ANNA, forgeUpdate(circle))).toMatchObject({ ok: false, reason: 'dangling-reference' })
  expect(textNow()).toBe('abcdef')
})

const deleting = ({ client, clock }: ForgedId, ...ranges: [from: number, len: number][]): ForgedDeletes[] => [
  { client, ranges: ranges.map(([from, len]) => ({ clock: clock + from, len })) },
]

test('[GD5] ranges that ascend and exist are let in, side by side or apart', () => {
  const { board, letters, textNow } = boardWithText()
  expect(board.receive(ANNA, forgeUpdate([], deleting(letters, [0, 1], [1, 1], [4, 1]))).ok).toBe(true)
  expect(textNow()).toBe('cdf')
})

test.each<[string, [number, number][], string]>([
  [
    'that descend',
    [
      [3, 1],
      [1, 1],
    ],
    'malformed',
  ],
  [
    'that overlap',
    [
      [1, 3],
      [2, 3],
    ],
    'malformed',
  ],
  [
    'that are one twice',
    [
      [1, 1],
      [1, 1],
    ],
    'malformed',
  ],
  ['that are empty', [[1, 0]], 'malformed'],
  [
    'of which the last begins in what exists and ends beyond',
    [
      [0, 1],
      [1, 1_000],
    ],
    'future-delete',
  ],
])('[GD5] ranges %s are refused', (_, ranges, reason) => {
  const { board, letters, textNow } = boardWithText()
  expect(board.receive(ANNA, forgeUpdate([], deleting(letters, ...ranges)))).toMatchObject({ ok: false, reason })
  expect(textNow()).toBe('abcdef')
})

test('[GD5] what the update itself brings may be deleted by it, and nothing beyond', () => {
  const { board, letters, textNow } = boardWithText()
  const [section] = writtenInTurns(letters, 1) as [ForgedSection]
  const start = { client: ONE, clock: 0 }
  expect(board.receive(ANNA, forgeUpdate([section], deleting(start, [0, 2])))).toMatchObject({
    ok: false,
    reason: 'future-delete',
  })
  expect(board.receive(ANNA, forgeUpdate([section], deleting(start, [0, 1]))).ok).toBe(true)
  expect(textNow()).toBe('abcdef')
})
