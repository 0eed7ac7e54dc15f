import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createCard, moveCards } from '../../client/board/model/commands.ts'
import { cardBody, cardsOf, readCard } from '../../shared/board/boardDoc.ts'
import { Random } from '../fuzz/random.ts'
import { any, deleted, type ForgedId, type ForgedStruct, forgeUpdate, format, gc, TYPE, text, type } from './forge.ts'
import { expectReplay, GuardedBoard } from './guardedDoc.ts'

const ANNA = 'anna000000000000'
const BEN = 'ben0000000000000'
const EVE = 'eve0000000000000'
const ANNAS = 1_000
const EVES = [500, 2_000]

/** A board with a card on which Anna has written, formatted, moved, listed and deleted; Ben has not seen the deletions. */
function setScene() {
  const board = new GuardedBoard()
  const [anna, ben] = [new Y.Doc(), new Y.Doc()]
  anna.clientID = ANNAS
  ben.clientID = 3_000
  const id = createCard(anna, { kind: 'need', color: 'sun', pos: [0, 0], author: ANNA, now: 1, text: 'abc\nzap\nq' })
  const body = cardBody(cardsOf(anna).get(id)!)
  anna.transact(() => {
    textIn(anna, id, 0).format(1, 2, { bold: {} })
    body.insert(3, [numberedList()])
  })
  for (const x of [1, 2]) moveCards(anna, new Map([[id, [x, x]]]))
  const send = (): void => {
    const update = Y.encodeStateAsUpdate(anna, Y.encodeStateVector(board.doc))
    expect(board.receive(ANNA, update).ok).toBe(true)
  }
  send()
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(board.doc))
  body.delete(1, 1)
  textIn(anna, id, 0).delete(1, 1)
  send()
  return { board, ben, id }
}

const textIn = (doc: Y.Doc, id: string, line: number): Y.XmlText =>
  (cardBody(cardsOf(doc).get(id)!).get(line) as Y.XmlElement).get(0) as Y.XmlText

function numberedList(): Y.XmlElement {
  const [list, item, paragraph] = ['orderedList', 'listItem', 'paragraph'].map((name) => new Y.XmlElement(name))
  list!.setAttribute('start', 3 as unknown as string)
  paragraph!.insert(0, [new Y.XmlText('li')])
  item!.insert(0, [paragraph!])
  list!.insert(0, [item!])
  return list!
}

/** Some structs of Eve's with neighbours, parents and contents by chance, and some deletes. */
function forge({ doc }: GuardedBoard, random: Random): Uint8Array {
  const annasEnd = Y.getState(doc.store, ANNAS)
  const own: ForgedId[] = []
  const someId = (): ForgedId =>
    own.length > 0 && random.chance(0.5) ? random.pick(own) : { client: ANNAS, clock: random.below(annasEnd) }
  const sections = EVES.slice(0, 1 + random.below(2)).map((client) => {
    const clock = Y.getState(doc.store, client)
    const structs: ForgedStruct[] = []
    let next = clock
    for (let count = 1 + random.below(3); count > 0; count--) {
      const length = 1 + random.below(3)
      const content = random.weighted([
        [8, { struct: text('xyz'.slice(0, length)), length }],
        [4, { struct: deleted(length), length }],
        [1, { struct: format('bold', random.pick(['{}', 'null'])), length: 1 }],
        [1, { struct: type(TYPE.xmlElement, random.pick(['paragraph', 'listItem', 'hardBreak'])), length: 1 }],
        [1, { struct: type(TYPE.xmlText), length: 1 }],
        [1, { struct: any([random.below(9), 1]), length: 1 }],
        [1, { struct: gc(length), length }],
      ])
      structs.push({ content: content.struct, ...somewhere(random, someId) })
      for (let letter = 0; letter < content.length; letter++) own.push({ client, clock: next++ })
    }
    return { client, clock, structs }
  })
  const from = random.below(annasEnd)
  const some = [{ client: ANNAS, ranges: [{ clock: from, len: 1 + random.below(Math.min(4, annasEnd - from)) }] }]
  return forgeUpdate(sections, random.chance(0.5) ? some : [])
}

const somewhere = (random: Random, someId: () => ForgedId): Partial<ForgedStruct> =>
  random.pick<() => Partial<ForgedStruct>>([
    () => ({ origin: someId() }),
    () => ({ rightOrigin: someId() }),
    () => ({ origin: someId(), rightOrigin: someId() }),
    () => ({ parent: someId(), ...(random.chance(0.3) && { key: random.pick(['pos', 'start', 'color', 'x']) }) }),
  ])()

test('[GD16] whatever of 1,800 random forgeries is let in, all peers and the log agree, and no card breaks', () => {
  let accepted = 0
  for (let seed = 0; seed < 600; seed++) {
    const random = new Random(seed)
    const { board, ben, id } = setScene()
    const told: Uint8Array[] = []
    board.doc.on('update', (update: Uint8Array) => told.push(update))
    const bens = Y.encodeStateVector(ben)
    ben.transact(() => {
      if (random.chance(0.5)) textIn(ben, id, 1).insert(1, 'B')
      if (random.chance(0.5)) textIn(ben, id, 0).insert(random.below(3), 'B')
      if (random.chance(0.5)) moveCards(ben, new Map([[id, [7, 7]]]))
      if (random.chance(0.3)) cardBody(cardsOf(ben).get(id)!).delete(0, 1)
    })
    for (let count = 0; count < 3; count++) if (board.receive(EVE, forge(board, random)).ok) accepted++
    expect(board.receive(BEN, Y.encodeStateAsUpdate(ben, bens)), `seed ${seed}`).toMatchObject({ ok: true })
    Y.applyUpdate(ben, Y.encodeStateAsUpdate(board.doc, bens))
    for (const update of told) Y.applyUpdate(ben, update)
    expect(cardsOf(ben).toJSON(), `seed ${seed}`).toEqual(cardsOf(board.doc).toJSON())
    expectReplay(board.doc, board.log)
    expect(readCard(cardsOf(board.doc).get(id)!)?.author, `seed ${seed}`).toBe(ANNA)
    expect(board.doc.store.pendingStructs, `seed ${seed}`).toBeNull()
  }
  expect(accepted).toBeGreaterThan(100)
})
