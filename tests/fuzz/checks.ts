/** What must hold at every moment, and at the end. */
import { isDeepStrictEqual } from 'node:util'
import * as Y from 'yjs'
import { cardBody, cardsOf, readCard } from '../../shared/board/boardDoc.ts'
import type { Tablet } from './tablet.ts'
import { DOC, type World } from './world.ts'

/** A tablet that says "saved" is right: all it holds is on disk. */
export function checkSaved(world: World): void {
  for (const tablet of world.tablets) {
    // Of an epoch that is over it has not heard yet.
    if (!tablet.isSaved || tablet.epoch !== world.epoch) continue
    for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(tablet.doc))) {
      if (clock > Y.getState(world.disk.store, client)) throw new Error(`${tablet.options.name} says "saved" too early`)
    }
    tablet.hasOwnActs = false
  }
}

/** The log, read again from its start, is what is served. @returns what is served. */
export async function checkReplay(world: World): Promise<Uint8Array> {
  const { checkpoint, rows } = await world.storage.docs.load(DOC)
  const states = [...(checkpoint === null ? [] : [checkpoint.bytes]), ...rows.map(({ bytes }) => bytes)]
  return world.rooms.read(DOC, (doc) => {
    checkCards('the log', docOf(states), doc)
    const served = Y.encodeStateAsUpdate(doc)
    checkEqual('the log', docOf(states), docOf([served]))
    return served
  })
}

export async function checkWorld(world: World): Promise<void> {
  const loaded = await world.storage.docs.load(DOC)
  const served = await checkReplay(world)
  for (const tablet of world.tablets) checkTablet(tablet, { served, wasLocked: world.wasLocked })
  await world.writeCheckpoint()
  const { checkpoint } = await world.storage.docs.load(DOC)
  if (checkpoint !== null) checkEqual('the checkpoint', docOf([checkpoint.bytes]), docOf([served]))
  loaded.rows.forEach(({ seq }, index) => {
    if (seq !== loaded.lastSeq - loaded.rows.length + index + 1) throw new Error(`the log has a hole at row ${seq}`)
  })
}

/** As a reader has it who comes in with nothing. */
function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return doc
}

function checkWhole(name: string, doc: Y.Doc): void {
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new Error(`${name} waits for something`)
  for (const [id, card] of cardsOf(doc)) {
    if (readCard(card) === null || cardBody(card) === undefined) {
      throw new Error(`${name} has a broken card ${id}: ${JSON.stringify(card.toJSON())}`)
    }
  }
}

function checkTablet(tablet: Tablet, { served, wasLocked }: { served: Uint8Array; wasLocked: boolean }): void {
  const { options, doc } = tablet
  checkCards(options.name, doc, docOf([served]))
  // Marks that mark nothing: a tablet that may not write drops them for itself only, and nobody sees a difference.
  const mayHaveTidied = options.role === 'observer' || wasLocked
  const tidied = docOf(mayHaveTidied ? [served, Y.encodeStateAsUpdate(doc)] : [served])
  checkCards(options.name, tidied, docOf([served]))
  checkEqual(options.name, doc, tidied)
}

/** Same cards, same state. */
function checkEqual(name: string, doc: Y.Doc, expected: Y.Doc): void {
  checkWhole(name, doc)
  checkCards(name, doc, expected)
  const isSame = Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(expected))
  if (!isSame) throw new Error(`${name} holds another state than the server`)
}

function checkCards(name: string, doc: Y.Doc, expected: Y.Doc): void {
  const [mine = {}, theirs = {}] = [doc, expected].map((each) => cardsOf(each).toJSON() as Record<string, unknown>)
  const different = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].find(
    (id) => !isDeepStrictEqual(mine[id], theirs[id]),
  )
  if (different !== undefined) {
    const [here, there] = [mine, theirs].map((cards) => JSON.stringify(cards[different]))
    throw new Error(`${name} shows another card than the server:\n  ${here}\n  ${there}`)
  }
}
