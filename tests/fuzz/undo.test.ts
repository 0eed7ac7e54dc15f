import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createUndoHistory } from '../../client/board/model/undoHistory.ts'
import { cardsOf } from '../../shared/board/boardDoc.ts'
import { GuardedBoard } from '../attacks/guardedDoc.ts'
import { editAtRandom } from './edits.ts'
import { Random } from './random.ts'

/** Somebody who sends each change at once, and hears of those of others late. */
class Person {
  readonly doc = new Y.Doc()
  readonly participant: string
  readonly random: Random
  readonly undo: Y.UndoManager
  readonly heard: Uint8Array[] = []

  constructor(name: string, { random, send }: { random: Random; send: (from: Person, update: Uint8Array) => void }) {
    this.participant = name.padEnd(16, '0')
    this.random = random
    this.doc.clientID = random.uint32()
    this.undo = createUndoHistory(this.doc)
    this.undo.captureTimeout = Number.MAX_SAFE_INTEGER
    this.doc.on('update', (update: Uint8Array, origin: unknown) => origin !== 'heard' && send(this, update))
  }

  listen(): void {
    for (const update of this.heard.splice(0)) Y.applyUpdate(this.doc, update, 'heard')
  }

  act(): void {
    this.random.weighted<() => void>([
      [7, () => editAtRandom(this)],
      [4, () => this.undo.undo()],
      [4, () => this.undo.redo()],
      [3, () => this.undo.stopCapturing()],
      [2, () => this.listen()],
    ])()
  }
}

/** @throws when an honest change is refused, or people end with different cards. */
function workTogether(seed: number): void {
  const random = new Random(seed)
  const board = new GuardedBoard()
  const people: Person[] = []
  board.doc.on('update', (update: Uint8Array) => people.forEach(({ heard }) => void heard.push(update)))
  const send = ({ participant }: Person, update: Uint8Array): void => {
    const verdict = board.receive(participant, update)
    if (!verdict.ok) throw new Error(`seed ${seed}: ${verdict.reason} ${verdict.detail}`)
  }
  for (const name of ['anna', 'ben', 'carl']) people.push(new Person(name, { random, send }))
  for (let step = 0; step < 400; step++) random.pick(people).act()
  // What is heard last may be tidied, which is told.
  for (let round = 0; round < 4; round++) for (const person of people) person.listen()
  for (const { doc } of people) expect(cardsOf(doc).toJSON(), `seed ${seed}`).toEqual(cardsOf(board.doc).toJSON())
}

test('[UN6] what undo and redo bring back stands at one place for everybody (40 seeds)', () => {
  for (let seed = 0; seed < 40; seed++) workTogether(seed)
})

const states = (doc: Y.Doc) => cardsOf(doc).toJSON() as Record<string, { body: string; pos: number[] }>
/** What undo leads back to: neither that a card was made, nor that an attribute was set at all, is taken away. */
const comparable = (doc: Y.Doc, ids: string[]): unknown =>
  ids.map((id) => [states(doc)[id]!.pos, states(doc)[id]!.body.replaceAll(/ start="\d+"/g, '')])

test('[UN6] undo and redo of one alone lead through the same states, back and forth (60 seeds)', () => {
  for (let seed = 0; seed < 60; seed++) {
    const random = new Random(seed)
    const anna = new Person('anna', { random, send: () => {} })
    for (let act = 0; act < 6; act++) editAtRandom(anna)
    anna.undo.clear()
    const ids = Object.keys(states(anna.doc))
    const path = [comparable(anna.doc, ids)]
    while (path.length < 30) {
      anna.undo.stopCapturing()
      const { length } = anna.undo.undoStack
      editAtRandom(anna)
      if (anna.undo.undoStack.length > length) path.push(comparable(anna.doc, ids))
    }
    for (let step = 0; step < 60; step++) {
      const isUndo = random.chance(0.5)
      const stack = isUndo ? anna.undo.undoStack : anna.undo.redoStack
      const { length } = stack
      if (isUndo) anna.undo.undo()
      else anna.undo.redo()
      // A step of which nothing is left is passed over, and does not come back.
      if (length - stack.length > 1) break
      expect(comparable(anna.doc, ids), `seed ${seed}`).toEqual(path[anna.undo.undoStack.length])
    }
  }
})
