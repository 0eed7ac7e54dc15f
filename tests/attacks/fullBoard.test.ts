import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createCard } from '../../client/board/model/commands.ts'
import { cardBody, cardsOf } from '../../shared/board/boardDoc.ts'
import { type ForgedId, type ForgedStruct, forgeUpdate, gc, text } from './forge.ts'
import { GuardedBoard } from './guardedDoc.ts'

const ANNA = 'anna000000000000'
const EVE = 'eve0000000000000'
const CLIENT = 2
const PARAGRAPHS = 37
const RANGES_PER_UPDATE = 29_900

/** A card with as many paragraphs. @returns their texts. */
function fill(board: GuardedBoard): ForgedId[] {
  const doc = new Y.Doc()
  const line = 'x\n'.repeat(PARAGRAPHS).trim()
  const id = createCard(doc, { kind: 'need', color: 'sun', pos: [0, 0], author: EVE, now: 1, text: line })
  Y.applyUpdate(board.doc, Y.encodeStateAsUpdate(doc))
  const paragraphs = cardBody(cardsOf(doc).get(id)!).toArray() as Y.XmlElement[]
  return paragraphs.map((paragraph) => (paragraph.get(0) as Y.XmlText)._item!.id)
}

/** Garbage and letters by turns: each piece of garbage is a deleted range. */
function rangesFrom(first: number, texts: ForgedId[]): Uint8Array {
  const structs: ForgedStruct[] = []
  for (let range = first; range < first + RANGES_PER_UPDATE; range++) {
    const paragraph = Math.floor(range / 9_900)
    const isFirst = range % 9_900 === 0
    structs.push(
      { content: gc(1) },
      {
        content: text('a'),
        ...(isFirst ? { parent: texts[paragraph]! } : { origin: { client: CLIENT, clock: 2 * range - 1 } }),
      },
    )
  }
  return forgeUpdate([{ client: CLIENT, clock: 2 * first, structs }])
}

test('[GD13] no one can delete so much here and there that the step 2 of others is refused', () => {
  const board = new GuardedBoard()
  const texts = fill(board)
  let ranges = 0
  // What the guard would let in goes past it: that is half of the time.
  for (; ranges < 209_300; ranges += RANGES_PER_UPDATE) Y.applyUpdate(board.doc, rangesFrom(ranges, texts))
  let verdict = board.receive(EVE, rangesFrom(ranges, texts))
  for (; verdict.ok && ranges < 300_000; verdict = board.receive(EVE, rangesFrom(ranges, texts)))
    ranges += RANGES_PER_UPDATE
  const anna = new Y.Doc()
  Y.applyUpdate(anna, Y.encodeStateAsUpdate(board.doc))
  const step2 = Y.encodeStateAsUpdate(anna, Y.encodeStateVector(board.doc))
  expect(board.receive(ANNA, step2)).toMatchObject({ ok: true, hasEffect: false })
  expect(verdict).toMatchObject({ ok: false, reason: 'too-large', detail: 'deleted ranges of the board' })
})
