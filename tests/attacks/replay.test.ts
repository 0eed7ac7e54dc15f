import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createCard } from '../../client/board/model/commands.ts'
import { cardBody, cardsOf } from '../../shared/board/boardDoc.ts'
import { any, type ForgedId, forgeUpdate, format, text } from './forge.ts'
import { expectReplay, GuardedBoard } from './guardedDoc.ts'

const ANNA = 'anna000000000000'
const EVE = 'eve0000000000000'

interface Scene {
  author: ForgedId
  body: ForgedId
  letters: ForgedId
  /** A letter of a paragraph that Anna has deleted: garbage on the server. */
  gone: ForgedId
}

function boardWithGarbage(): { board: GuardedBoard; scene: Scene } {
  const board = new GuardedBoard()
  const anna = new Y.Doc()
  anna.clientID = 1_000
  const id = createCard(anna, { kind: 'need', color: 'sun', pos: [0, 0], author: ANNA, now: 1, text: 'abc\nzap' })
  const card = cardsOf(anna).get(id)!
  const [letters, gone] = [0, 1].map((line) => {
    const paragraph = cardBody(card).get(line) as Y.XmlElement
    return (paragraph.get(0) as Y.XmlText)._start!.id
  })
  expect(board.receive(ANNA, Y.encodeStateAsUpdate(anna)).ok).toBe(true)
  cardBody(card).delete(1, 1)
  expect(board.receive(ANNA, Y.encodeStateAsUpdate(anna)).ok).toBe(true)
  const scene = { author: card._map.get('author')!.id, body: cardBody(card)._item!.id, letters: letters!, gone: gone! }
  return { board, scene }
}

const LINK = format('link', '{"href":"javascript:alert(1)"}')

/** Between what lives and what is garbage: garbage as well, until the log is read again, in one transaction. */
test.each([
  ['an author', ({ author, gone }: Scene) => ({ content: any(EVE), origin: author, rightOrigin: gone })],
  ['a body', ({ body, gone }: Scene) => ({ content: any('none'), origin: body, rightOrigin: gone })],
  ['a link that runs', ({ letters, gone }: Scene) => ({ content: LINK, origin: letters, rightOrigin: gone })],
  ['a text', ({ letters, gone }: Scene) => ({ content: text('x'), origin: gone, rightOrigin: letters })],
])('[GD11] %s does not come in beside garbage, to live when the log is read again', (_name, forge) => {
  const { board, scene } = boardWithGarbage()
  const update = forgeUpdate([{ client: 4_000_000_000, structs: [forge(scene)] }])
  expect(board.receive(EVE, update)).toMatchObject({ ok: false, reason: 'dangling-reference' })
})

test('[GD11] what was written in a paragraph that is gone is let in, and stays garbage', () => {
  const { board, scene } = boardWithGarbage()
  const { client, clock } = scene.gone
  const struct = { content: text('x'), origin: scene.gone, rightOrigin: { client, clock: clock + 1 } }
  expect(board.receive(EVE, forgeUpdate([{ client: 77, structs: [struct] }])).ok).toBe(true)
  expectReplay(board.doc, board.log)
})
