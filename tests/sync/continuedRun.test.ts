import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createCard } from '../../client/board/model/commands.ts'
import { cardBody, cardsOf } from '../../shared/board/boardDoc.ts'
import { forgeUpdate, text } from '../attacks/forge.ts'
import { GuardedBoard } from '../attacks/guardedDoc.ts'

const EVE = 'eve0000000000000'

test('[GD4] a run whose beginning is known goes on where it began', () => {
  const board = new GuardedBoard()
  const doc = new Y.Doc()
  doc.clientID = 1_000
  const [first, second] = ['one', 'two'].map((line) => {
    const id = createCard(doc, { kind: 'need', color: 'sun', pos: [0, 0], author: EVE, now: 1, text: line })
    return ((cardBody(cardsOf(doc).get(id)!).get(0) as Y.XmlElement).get(0) as Y.XmlText)._item!.id
  })
  expect(board.receive(EVE, Y.encodeStateAsUpdate(doc)).ok).toBe(true)
  const run = (letters: string, parent: Y.ID | undefined): Uint8Array =>
    forgeUpdate([{ client: 77, structs: [{ content: text(letters), parent: parent! }] }])
  expect(board.receive(EVE, run('abc', first)).ok).toBe(true)
  expect(board.receive(EVE, run('abcdef', second))).toMatchObject({ ok: false, reason: 'dangling-reference' })
  expect(board.receive(EVE, run('abcdef', first))).toEqual({ ok: true, hasEffect: true })
})
