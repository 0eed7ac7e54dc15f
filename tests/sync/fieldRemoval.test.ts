import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createCard, LOCAL_ACT, moveCards } from '../../client/board/model/commands.ts'
import { createUndoHistory } from '../../client/board/model/undoHistory.ts'
import { cardsOf, readCard } from '../../shared/board/boardDoc.ts'
import { any, type ForgedId, type ForgedSection, type ForgedStruct, forgeUpdate, TYPE, type } from '../attacks/forge.ts'
import { GuardedBoard } from '../attacks/guardedDoc.ts'

const ANNA = 'anna000000000000'
const EVE = 'eve0000000000000'
const CARD = 'card000000000000'
const HIGH = 4_000_000_000
const LOW = 5

function boardWithCard(clientID = 1_000) {
  const board = new GuardedBoard()
  const anna = new Y.Doc()
  anna.clientID = clientID
  const id = createCard(anna, { kind: 'need', color: 'sun', pos: [0, 0], author: ANNA, now: 1, text: 'x' })
  expect(board.receive(ANNA, Y.encodeStateAsUpdate(anna)).ok).toBe(true)
  const pos = cardsOf(board.doc).get(id)!._map.get('pos')!
  return { board, anna, id, pos }
}

test('[BD4] a field is not taken away by a value that is put before it', () => {
  const { board, id, pos } = boardWithCard()
  const update = forgeUpdate(
    [{ client: LOW, structs: [{ content: any([1, 1]), rightOrigin: pos.id }] }],
    [{ client: pos.id.client, ranges: [{ clock: pos.id.clock, len: 1 }] }],
  )
  expect(board.receive(EVE, update)).toMatchObject({ ok: false, reason: 'invalid-record' })
  expect(readCard(cardsOf(board.doc).get(id)!)).not.toBeNull()
})

test('[BD4] a field is not taken away by a value that loses against it', () => {
  const { board, anna, id, pos } = boardWithCard()
  moveCards(anna, new Map([[id, [5, 5]]]))
  expect(board.receive(ANNA, Y.encodeStateAsUpdate(anna)).ok).toBe(true)
  const current = cardsOf(board.doc).get(id)!._map.get('pos')!
  const update = forgeUpdate(
    [{ client: LOW, structs: [{ content: any([1, 1]), origin: pos.id }] }],
    [{ client: current.id.client, ranges: [{ clock: current.id.clock, len: 1 }] }],
  )
  expect(board.receive(EVE, update)).toMatchObject({ ok: false, reason: 'invalid-record' })
})

test('[BD4] a field is not taken away by a value whose origin is in the middle of a run of older values', () => {
  const { board, id, pos } = boardWithCard()
  const [run, last, forged] = [2_000, 3_000, 4_000]
  const value = (client: number, x: number, options: { clock?: number; after: ForgedId }): ForgedSection => ({
    client,
    clock: options.clock ?? 0,
    structs: [{ content: any([x, x]), origin: options.after }],
  })
  const receive = (...update: Parameters<typeof forgeUpdate>) => board.receive(EVE, forgeUpdate(...update))
  expect(receive([value(run, 5, { after: pos.id })]).ok).toBe(true)
  expect(receive([value(run, 6, { clock: 1, after: { client: run, clock: 0 } })]).ok).toBe(true)
  expect(receive([value(last, 7, { after: { client: run, clock: 0 } })]).ok).toBe(true)
  const removal = receive(
    [value(forged, 8, { after: { client: run, clock: 1 } })],
    [{ client: last, ranges: [{ clock: 0, len: 1 }] }],
  )
  expect(removal).toMatchObject({ ok: false, reason: 'invalid-record' })
  expect(readCard(cardsOf(board.doc).get(id)!)?.pos).toEqual([7, 7])
})

test('[BD1] a new card does not arrive with a field whose values cancel each other', () => {
  const board = new GuardedBoard()
  const fields = { kind: 'need', color: 'sun', author: EVE, createdAt: 1, deletedAt: null }
  const card = { client: HIGH, clock: 0 }
  const structs: ForgedStruct[] = [
    { content: type(TYPE.map), parent: 'cards', key: CARD },
    ...Object.entries(fields).map(([key, value]) => ({ content: any(value), parent: card, key })),
    { content: type(TYPE.xmlFragment), parent: card, key: 'body' },
    { content: any([0, 0]), parent: card, key: 'pos' },
  ]
  const lost = { client: LOW, structs: [{ content: any([1, 1]), parent: card, key: 'pos' }] }
  const update = forgeUpdate(
    [{ client: HIGH, structs }, lost],
    [{ client: HIGH, ranges: [{ clock: structs.length - 1, len: 1 }] }],
  )
  expect(board.receive(EVE, update)).toMatchObject({ ok: false, reason: 'invalid-record' })
  expect(board.receive(EVE, forgeUpdate([{ client: HIGH, structs }, lost])).ok).toBe(true)
  expect(readCard(cardsOf(board.doc).get(CARD)!)?.pos).toEqual([0, 0])
})

test('[BD4] a move that wins against one its sender had not seen may bring the other’s end along', () => {
  const { board, anna, id } = boardWithCard()
  const state = Y.encodeStateAsUpdate(anna)
  const [first, second] = [2_000, 3_000].map((clientID) => {
    const doc = new Y.Doc()
    doc.clientID = clientID
    Y.applyUpdate(doc, state)
    moveCards(doc, new Map([[id, [clientID, 0]]]))
    return doc
  })
  expect(board.receive(ANNA, Y.encodeStateAsUpdate(first!)).ok).toBe(true)
  Y.applyUpdate(second!, Y.encodeStateAsUpdate(first!))
  expect(board.receive(EVE, Y.encodeStateAsUpdate(second!))).toMatchObject({ ok: true, hasEffect: true })
  expect(readCard(cardsOf(board.doc).get(id)!)?.pos).toEqual([3_000, 0])
})

test('[BD4] values that undo still holds arrive joined, and are let in', () => {
  const { board, anna, id } = boardWithCard()
  const undo = createUndoHistory(anna)
  for (let x = 1; x < 6; x++) {
    undo.stopCapturing()
    moveCards(anna, new Map([[id, [x, x]]]))
  }
  undo.undo()
  undo.undo()
  expect(undo.trackedOrigins.has(LOCAL_ACT)).toBe(true)
  expect(board.receive(ANNA, Y.encodeStateAsUpdate(anna))).toMatchObject({ ok: true, hasEffect: true })
  expect(readCard(cardsOf(board.doc).get(id)!)?.pos).toEqual([3, 3])
})
