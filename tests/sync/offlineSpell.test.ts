import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createCard, LOCAL_ACT } from '../../client/board/model/commands.ts'
import { createUndoHistory } from '../../client/board/model/undoHistory.ts'
import { cardBody, cardsOf } from '../../shared/board/boardDoc.ts'
import { GuardedBoard } from '../attacks/guardedDoc.ts'

const ANNA = 'anna000000000000'
const BEN = 'ben0000000000000'

/** Anna's tablet with a card that the server knows, and what she does without network. */
function offline(line: string) {
  const board = new GuardedBoard()
  const doc = new Y.Doc()
  const id = createCard(doc, { kind: 'need', color: 'sun', pos: [0, 0], author: ANNA, now: 1, text: line })
  expect(board.receive(ANNA, Y.encodeStateAsUpdate(doc)).ok).toBe(true)
  const undo = createUndoHistory(doc)
  const body = cardBody(cardsOf(doc).get(id)!)
  const text = (body.get(0) as Y.XmlElement).get(0) as Y.XmlText
  const act = (change: () => void): void => {
    undo.stopCapturing()
    doc.transact(change, LOCAL_ACT)
  }
  const undoAndRedo = (times: number): void => {
    for (let time = 0; time < times; time++) {
      undo.undo()
      undo.redo()
    }
  }
  const comeBack = () => board.receive(ANNA, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(board.doc)))
  return { board, doc, id, body, text, act, undoAndRedo, comeBack }
}

const paragraph = (line: string): Y.XmlElement => {
  const element = new Y.XmlElement('paragraph')
  element.insert(0, [new Y.XmlText(line)])
  return element
}

test('[GD15] letters pasted, undone and redone while offline count once', () => {
  const { text, act, undoAndRedo, comeBack } = offline('x')
  act(() => text.insert(1, 'm'.repeat(2_000)))
  undoAndRedo(6)
  expect(comeBack()).toMatchObject({ ok: true })
})

test('[GD15] lines pasted, undone and redone while offline count once', () => {
  const { body, act, undoAndRedo, comeBack } = offline('x')
  const lines = Array.from({ length: 100 }, (_, index) => paragraph(`ligne ${index}`))
  act(() => body.insert(1, lines))
  undoAndRedo(6)
  expect(comeBack()).toMatchObject({ ok: true })
})

test('[GD15] letters written and cut while offline do not count, nor does what they replace', () => {
  const { text, act, comeBack } = offline('x'.repeat(5_000))
  for (let time = 0; time < 4; time++) {
    act(() => text.delete(0, text.length))
    act(() => text.insert(0, 'm'.repeat(5_000)))
  }
  expect(comeBack()).toMatchObject({ ok: true })
})

test('[GD15] one who shortens a paragraph is not refused for its length', () => {
  const { board, doc, id, text, act } = offline('x')
  const before = Y.encodeStateVector(doc)
  act(() => text.insert(1, 'a'.repeat(6_000)))
  const ben = new Y.Doc()
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(board.doc))
  expect(board.receive(ANNA, Y.encodeStateAsUpdate(doc, before))).toMatchObject({ ok: true })
  const bens = (cardBody(cardsOf(ben).get(id)!).get(0) as Y.XmlElement).get(0) as Y.XmlText
  bens.insert(1, 'b'.repeat(3_900))
  expect(board.receive(BEN, Y.encodeStateAsUpdate(ben, before))).toMatchObject({ ok: true })
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(board.doc))
  act(() => {
    text.delete(0, 4_000)
    text.insert(0, 'c'.repeat(3_000))
  })
  const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(board.doc))
  expect(board.receive(ANNA, update)).toMatchObject({ ok: true })
})

test('[GD10] 1,500 corrections all over one paragraph, made while offline, are let in', () => {
  const { text, act, comeBack } = offline('x'.repeat(3_000))
  for (let index = 0; index < 1_500; index++) act(() => text.insert((index * 7_919) % text.length, 'a'))
  expect(comeBack()).toMatchObject({ ok: true })
})

test('[GD10] a formatted paragraph of many pieces can be cleared in one go', () => {
  const { text, act, comeBack } = offline('x'.repeat(1_000))
  act(() => text.format(0, 500, { bold: {} }))
  for (let index = 0; index < 1_000; index++) act(() => text.insert((index * 7_919) % text.length, 'a'))
  expect(comeBack()).toMatchObject({ ok: true })
  act(() => text.delete(0, text.length))
  expect(comeBack()).toMatchObject({ ok: true })
})

test('[GD10] a long list can be taken away in one act, by who has written much', () => {
  const { board, doc, body, act, comeBack } = offline('x')
  for (let count = 0; count < 3_000; count++)
    createCard(doc, { kind: 'need', color: 'sun', pos: [0, 0], author: ANNA, now: 1, text: 'une idée' })
  Y.applyUpdate(board.doc, Y.encodeStateAsUpdate(doc))
  const list = new Y.XmlElement('bulletList')
  const items = Array.from({ length: 500 }, (_, index) => {
    const item = new Y.XmlElement('listItem')
    item.insert(0, [paragraph(`point ${index}`)])
    return item
  })
  list.insert(0, items)
  act(() => body.insert(1, [list]))
  expect(comeBack()).toMatchObject({ ok: true })
  act(() => body.delete(1, 1))
  const verdict = comeBack()
  expect(verdict).toMatchObject({ ok: true })
  expect(verdict.effort).toBeLessThan(20_000)
})
