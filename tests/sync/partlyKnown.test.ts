import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { moveCards } from '../../client/board/model/commands.ts'
import { createUndoHistory } from '../../client/board/model/undoHistory.ts'
import { cardsOf } from '../../shared/board/boardDoc.ts'
import { GuardedBoard } from '../attacks/guardedDoc.ts'
import { BoardServer, Visitor } from './board.ts'

const ANNA = 'anna000000000000'

test('[GD12] a tablet that comes back while its last move is under way, with moves that undo holds, is let in', async () => {
  const server = new BoardServer()
  const anna = await server.join(ANNA)
  const undo = createUndoHistory(anna.doc)
  const id = anna.addCard('x')
  anna.sendStep2()
  await server.rooms.drain()
  const again = await server.join(ANNA)
  again.read()
  const move = (x: number) => {
    undo.stopCapturing()
    return anna.change((doc) => moveCards(doc, new Map([[id, [x, x]]])))
  }
  anna.sendUpdate(move(1))
  move(2)
  move(3)
  Y.applyUpdate(again.doc, Y.encodeStateAsUpdate(anna.doc))
  again.sendUpdate(Y.encodeStateAsUpdate(anna.doc, again.known))
  await server.rooms.drain()
  expect(again.link.closing).toBeNull()
  expect(await server.rooms.read(server.docName, (doc) => cardsOf(doc).get(id)!.get('pos'))).toEqual([3, 3])
  await server.rooms.close()
})

test('[GD12] [GD2] updates merged over one that is known already are let in; over one that nobody has, not', () => {
  const board = new GuardedBoard()
  const anna = new Visitor(ANNA)
  const [first, second, third] = ['un', 'deux', 'trois'].map((text) => anna.change(() => anna.addCard(text)))
  const merged = Y.mergeUpdates([first!, third!])
  expect(board.receive(ANNA, first!).ok).toBe(true)
  expect(board.receive(ANNA, merged)).toMatchObject({ ok: false, reason: 'clock-gap' })
  expect(board.receive(ANNA, second!).ok).toBe(true)
  expect(board.receive(ANNA, merged).ok).toBe(true)
  expect(cardsOf(board.doc).size).toBe(3)
})
