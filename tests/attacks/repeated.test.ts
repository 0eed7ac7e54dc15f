import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createCard } from '../../client/board/model/commands.ts'
import { cardBody, cardsOf, plainText, readCard } from '../../shared/board/boardDoc.ts'
import { any, deleted, forgeUpdate, text } from './forge.ts'
import { expectReplay, GuardedBoard } from './guardedDoc.ts'

const ANNA = 'anna000000000000'
const EVE = 'eve0000000000000'

function boardWithCard(line: string) {
  const board = new GuardedBoard()
  const anna = new Y.Doc()
  anna.clientID = 1_000
  const id = createCard(anna, { kind: 'need', color: 'sun', pos: [0, 0], author: ANNA, now: 1, text: line })
  expect(board.receive(ANNA, Y.encodeStateAsUpdate(anna)).ok).toBe(true)
  const card = cardsOf(board.doc).get(id)!
  const letters = ((cardBody(card).get(0) as Y.XmlElement).get(0) as Y.XmlText)._start!.id
  return { board, anna, card, letters }
}

test('[GD12] what is known already is not read again: a made-up neighbour within an emoji cuts nothing', () => {
  const { board, anna, card, letters } = boardWithCard('salut 👩 merci')
  const end = { client: letters.client, clock: letters.clock + 13 }
  const withinPair = { client: letters.client, clock: letters.clock + 7 }
  const write = forgeUpdate([{ client: 77, structs: [{ content: text('x'), origin: end }] }])
  const repeat = forgeUpdate([
    {
      client: 77,
      structs: [
        { content: text('x'), rightOrigin: withinPair },
        { content: text('y'), origin: { client: 77, clock: 0 } },
      ],
    },
  ])
  expect(board.receive(EVE, write).ok).toBe(true)
  expect(board.receive(EVE, repeat).ok).toBe(true)
  expect(plainText(cardBody(card))).toBe('salut 👩 mercixy')
  for (const update of board.log) Y.applyUpdate(anna, update)
  expect(cardsOf(anna).toJSON()).toEqual(cardsOf(board.doc).toJSON())
  expectReplay(board.doc, board.log)
})

test('[GD12] a run that is known in part goes on where the known part stands, and takes no field away', () => {
  const { board, card } = boardWithCard('x')
  const pos = card._map.get('pos')!.id
  const [first, second] = [4_000, 2_000]
  const move = forgeUpdate([{ client: first, structs: [{ content: any([5, 5]), origin: pos }] }])
  const forged = forgeUpdate(
    [
      { client: first, structs: [{ content: deleted(2), origin: pos }] },
      { client: second, structs: [{ content: any([8, 8]), origin: { client: first, clock: 0 } }] },
    ],
    [{ client: first, ranges: [{ clock: 0, len: 1 }] }],
  )
  expect(board.receive(EVE, move).ok).toBe(true)
  expect(board.receive(EVE, forged)).toMatchObject({ ok: false, reason: 'invalid-record' })
  expect(readCard(card)?.pos).toEqual([5, 5])
})
