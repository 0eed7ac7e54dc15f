import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createCard } from '../../client/board/model/commands.ts'
import { cardBody, cardsOf, plainText } from '../../shared/board/boardDoc.ts'
import { forgeUpdate, text } from '../attacks/forge.ts'
import { GuardedBoard } from '../attacks/guardedDoc.ts'

const EVE = 'eve0000000000000'

test('[GD12] a run whose beginning is known goes on where it began, whatever place it claims', () => {
  const board = new GuardedBoard()
  const doc = new Y.Doc()
  doc.clientID = 1_000
  const ids = ['one', 'two'].map((line) =>
    createCard(doc, { kind: 'need', color: 'sun', pos: [0, 0], author: EVE, now: 1, text: line }),
  )
  const textItem = (id: string): Y.ID =>
    ((cardBody(cardsOf(doc).get(id)!).get(0) as Y.XmlElement).get(0) as Y.XmlText)._item!.id
  const [first, second] = ids.map(textItem)
  expect(board.receive(EVE, Y.encodeStateAsUpdate(doc)).ok).toBe(true)
  const run = (letters: string, parent: Y.ID | undefined): Uint8Array =>
    forgeUpdate([{ client: 77, structs: [{ content: text(letters), parent: parent! }] }])
  expect(board.receive(EVE, run('abc', first)).ok).toBe(true)
  expect(board.receive(EVE, run('abcdef', second))).toMatchObject({ ok: true, hasEffect: true })
  expect(board.receive(EVE, run('abcdef', first))).toMatchObject({ ok: true, hasEffect: false })
  expect(ids.map((id) => plainText(cardBody(cardsOf(board.doc).get(id)!)))).toEqual(['abcdefone', 'two'])
})
