import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  binCards,
  createCard,
  LOCAL_ACT,
  moveCards,
  recolourCards,
  restoreCards,
} from '../../../client/board/model/commands.ts'
import { createUndoHistory } from '../../../client/board/model/undoHistory.ts'
import { cardBody, cardsOf, plainText, readCard } from '../../../shared/board/boardDoc.ts'
import { GuardedServer } from './guardedServer.ts'

const ANNE = 'aaaaaaaaaaaaaaaa'
const BEN = 'bbbbbbbbbbbbbbbb'

function setUp() {
  const server = new GuardedServer()
  const anne = server.tablet(ANNE)
  const ben = server.tablet(BEN)
  return { server, anne, ben, anneUndo: createUndoHistory(anne), benUndo: createUndoHistory(ben) }
}
const newCard = { kind: 'need', color: 'sky', pos: [10, 20], now: 1_000 } as const
const card = (doc: Y.Doc, id: string) => readCard(cardsOf(doc).get(id)!)!
const textOf = (doc: Y.Doc, id: string): string => plainText(cardBody(cardsOf(doc).get(id)!))

describe('undo', () => {
  it('[UN1] puts a new card into the bin and redo brings it back; the server takes both', () => {
    const { server, anne, anneUndo } = setUp()
    const id = createCard(anne, { ...newCard, author: ANNE, text: 'dormir' })
    expect(card(server.doc, id).deletedAt).toBeNull()
    anneUndo.undo()
    expect(card(server.doc, id).deletedAt).toBe(1_000)
    anneUndo.redo()
    expect(card(server.doc, id).deletedAt).toBeNull()
    expect(textOf(server.doc, id)).toBe('dormir')
  })

  it('[UN2] takes back own acts only', () => {
    const { server, anne, ben, anneUndo, benUndo } = setUp()
    const id = createCard(anne, { ...newCard, author: ANNE })
    recolourCards(ben, [id], 'rose')
    anneUndo.stopCapturing()
    moveCards(anne, new Map([[id, [500, 500]]]))
    benUndo.undo()
    expect(card(server.doc, id)).toMatchObject({ color: 'sky', pos: [500, 500] })
    expect(benUndo.undoStack.length).toBe(0)
    anneUndo.undo()
    expect(card(server.doc, id)).toMatchObject({ color: 'sky', pos: [10, 20], deletedAt: null })
  })

  it('[UN3] leaves a card where somebody else put it afterwards', () => {
    const { server, anne, ben, anneUndo } = setUp()
    const id = createCard(anne, { ...newCard, author: ANNE })
    anneUndo.stopCapturing()
    moveCards(anne, new Map([[id, [100, 100]]]))
    moveCards(ben, new Map([[id, [300, 300]]]))
    anneUndo.undo()
    expect(card(server.doc, id).pos).toEqual([300, 300])
  })

  it('[UN3] leads back to where somebody else put a card between two own moves, and no further', () => {
    const { server, anne, ben, anneUndo } = setUp()
    const id = createCard(anne, { ...newCard, author: ANNE })
    const move = (doc: Y.Doc, x: number): void => {
      anneUndo.stopCapturing()
      moveCards(doc, new Map([[id, [x, x]]]))
    }
    move(anne, 100)
    move(ben, 200)
    move(anne, 300)
    anneUndo.undo()
    expect(card(server.doc, id).pos).toEqual([200, 200])
    anneUndo.undo()
    expect(card(server.doc, id).pos).toEqual([200, 200])
    expect(card(server.doc, id).deletedAt).toBe(1_000)
  })

  it('[UN3] brings back a binned card that others moved and wrote on meanwhile', () => {
    const { server, anne, ben, anneUndo } = setUp()
    const id = createCard(ben, { ...newCard, author: BEN, text: 'ancien' })
    binCards(anne, [id], 2_000)
    moveCards(ben, new Map([[id, [300, 300]]]))
    ben.transact(() => {
      const paragraph = cardBody(cardsOf(ben).get(id)!).get(0) as Y.XmlElement
      ;(paragraph.get(0) as Y.XmlText).insert(0, 'plus ')
    }, LOCAL_ACT)
    anneUndo.undo()
    expect(card(server.doc, id)).toMatchObject({ deletedAt: null, pos: [300, 300] })
    expect(textOf(server.doc, id)).toBe('plus ancien')
  })

  it('[UN4] never takes a field away, whichever of two concurrent moves won', () => {
    // Which of two concurrent values wins hangs on the clientIDs; so both orders are tried.
    for (const [anneClient, benClient] of [
      [1, 2],
      [2, 1],
    ] as const) {
      const server = new GuardedServer()
      const anne = server.tablet(ANNE)
      anne.clientID = anneClient
      const id = createCard(anne, { ...newCard, author: ANNE })
      const ben = new Y.Doc()
      ben.clientID = benClient
      Y.applyUpdate(ben, Y.encodeStateAsUpdate(anne))
      const undo = createUndoHistory(anne)
      moveCards(anne, new Map([[id, [100, 100]]]))
      const before = Y.encodeStateVector(ben)
      moveCards(ben, new Map([[id, [300, 300]]]))
      const benUpdate = Y.encodeStateAsUpdate(ben, before)
      server.send(BEN, ben, benUpdate)
      undo.undo()
      expect(card(server.doc, id).pos).toHaveLength(2)
      undo.redo()
      expect(card(server.doc, id).pos).toHaveLength(2)
      expect(card(anne, id)).toEqual(card(server.doc, id))
    }
  })

  it('[UN5] takes back a paragraph without what somebody else wrote into it', () => {
    const { server, anne, ben, anneUndo } = setUp()
    const id = createCard(ben, { ...newCard, author: BEN, text: 'un' })
    anne.transact(() => {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText('deux')])
      cardBody(cardsOf(anne).get(id)!).insert(1, [paragraph])
    }, LOCAL_ACT)
    const text = (cardBody(cardsOf(ben).get(id)!).get(1) as Y.XmlElement).get(0) as Y.XmlText
    text.insert(4, ' et trois')
    anneUndo.undo()
    expect(textOf(server.doc, id)).toBe('un\n et trois')
    anneUndo.redo()
    expect(textOf(server.doc, id)).toBe('un\ndeux et trois')
  })

  it('[UN6] brings back letters of a paragraph that itself came back, and the server takes them', () => {
    const { server, anne, anneUndo } = setUp()
    const id = createCard(anne, { ...newCard, author: ANNE, text: 'abcd' })
    const body = cardBody(cardsOf(anne).get(id)!)
    const act = (change: () => void): void => {
      anneUndo.stopCapturing()
      anne.transact(change, LOCAL_ACT)
    }
    const text = (body.get(0) as Y.XmlElement).get(0) as Y.XmlText
    act(() => text.delete(0, 3))
    anneUndo.undo()
    act(() => text.delete(1, 3))
    act(() => body.delete(0, 1))
    anneUndo.undo()
    anneUndo.undo()
    expect(textOf(server.doc, id)).toBe('abcd')
  })

  it('[UN1] restores from the bin by the bin panel as well, and undo bins it again', () => {
    const { server, anne, ben, benUndo } = setUp()
    const id = createCard(anne, { ...newCard, author: ANNE })
    binCards(anne, [id], 5_000)
    restoreCards(ben, [id])
    expect(card(server.doc, id).deletedAt).toBeNull()
    benUndo.undo()
    expect(card(server.doc, id).deletedAt).toBe(5_000)
  })
})
