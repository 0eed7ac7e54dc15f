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

export async function checkWorld(world: World): Promise<void> {
  const loaded = await world.storage.docs.load(DOC)
  const states = [
    ...(loaded.checkpoint === null ? [] : [loaded.checkpoint.bytes]),
    ...loaded.rows.map(({ bytes }) => bytes),
  ]
  const fromLog = new Y.Doc()
  fromLog.transact(() => {
    for (const state of states) Y.applyUpdate(fromLog, state)
  })
  const served = new Y.Doc()
  Y.applyUpdate(served, await world.rooms.read(DOC, (doc) => Y.encodeStateAsUpdate(doc)))
  const fromCheckpoint = new Y.Doc()
  await world.writeCheckpoint()
  Y.applyUpdate(fromCheckpoint, (await world.storage.docs.load(DOC)).checkpoint!.bytes)
  const named: [string, Y.Doc][] = [
    ['the log', fromLog],
    ['the checkpoint', fromCheckpoint],
    ...world.tablets.map((tablet: Tablet): [string, Y.Doc] => [tablet.options.name, tablet.doc]),
  ]
  checkWhole('the server', served)
  for (const [name, doc] of named) {
    checkWhole(name, doc)
    checkEqual(name, doc, served)
  }
  loaded.rows.forEach(({ seq }, index) => {
    if (seq !== loaded.lastSeq - loaded.rows.length + index + 1) throw new Error(`the log has a hole at row ${seq}`)
  })
}

function checkWhole(name: string, doc: Y.Doc): void {
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new Error(`${name} waits for something`)
  for (const [id, card] of cardsOf(doc)) {
    if (readCard(card) === null || cardBody(card) === undefined) {
      throw new Error(`${name} has a broken card ${id}: ${JSON.stringify(card.toJSON())}`)
    }
  }
}

function checkEqual(name: string, doc: Y.Doc, served: Y.Doc): void {
  const [mine, theirs] = [doc, served].map((each) => cardsOf(each).toJSON())
  if (!isDeepStrictEqual(mine, theirs)) throw new Error(`${name} shows another board than the server`)
  if (!Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(served)))
    throw new Error(`${name} holds another state than the server`)
}
