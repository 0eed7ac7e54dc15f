import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { Desk } from '../../../client/board/desk.ts'
import {
  binCards,
  createCard,
  moveCards,
  recolourCards,
  restoreCards,
  setKinds,
} from '../../../client/board/model/commands.ts'
import type { Point } from '../../../client/board/model/geometry.ts'
import { cardsOf } from '../../../shared/board/boardDoc.ts'
import { newId } from '../../../shared/ids.ts'

const ME = newId()
let frames: (() => void)[]

beforeEach(() => {
  frames = []
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run))
})
afterEach(() => vi.unstubAllGlobals())

const nextFrame = (): void => {
  for (const run of frames.splice(0)) run()
}

function setUp(...places: Point[]) {
  const doc = new Y.Doc()
  const ids = places.map((pos) => createCard(doc, { kind: 'need', color: 'sun', pos, author: ME, now: 1 }))
  const awareness = new Awareness(doc)
  const desk = new Desk({ doc, awareness, participant: ME })
  desk.setMayEdit(true)
  /** What each transaction changed, as [card, field]. */
  const changes: [card: string, field: string][][] = []
  cardsOf(doc).observeDeep((events) =>
    changes.push(
      events.flatMap((event) => [...event.keys.keys()].map((key): [string, string] => [`${event.path[0]}`, key])),
    ),
  )
  let updates = 0
  doc.on('update', () => updates++)
  return { doc, desk, awareness, ids, changes, updateCount: () => updates }
}

describe('a gesture', () => {
  it('[BD7] changes nothing while it lasts, and ends in one transaction that writes where each card lies', () => {
    const { doc, desk, ids, changes, updateCount } = setUp([0, 0], [300, 40], [600, 0])
    const [a, b, c] = ids as [string, string, string]
    desk.select([a, b])
    desk.startCarrying(a)
    for (let step = 1; step <= 60; step++) desk.carry([step / 3, -step])
    expect([desk.positions.of(a), desk.positions.of(b)]).toEqual([
      [20, -60],
      [320, -20],
    ])
    expect(updateCount()).toBe(0)
    desk.drop()
    expect(updateCount()).toBe(1)
    expect(changes).toHaveLength(1)
    expect(changes[0]!.toSorted()).toEqual(
      [
        [a, 'pos'],
        [b, 'pos'],
      ].toSorted(),
    )
    expect([a, b, c].map((id) => cardsOf(doc).get(id)!.get('pos'))).toEqual([
      [20, -60],
      [320, -20],
      [600, 0],
    ])
    desk.undo()
    expect([a, b].map((id) => desk.store.card(id)?.pos)).toEqual([
      [0, 0],
      [300, 40],
    ])
  })

  it('[BD24] that is called off changes nothing, and shows the card where it lies', () => {
    const { desk, ids, awareness, updateCount } = setUp([0, 0])
    const [a] = ids as [string]
    desk.startCarrying(a)
    desk.carry([50, 50])
    expect(awareness.getLocalState()?.drag).toEqual([[a, 50, 50]])
    desk.cancelCarrying()
    expect(updateCount()).toBe(0)
    expect(desk.positions.of(a)).toEqual([0, 0])
    expect(awareness.getLocalState()?.drag).toBeNull()
    expect(desk.state.canUndo).toBe(false)
  })

  it('[BD24] ends when the board is locked under it', () => {
    const { desk, ids, updateCount } = setUp([0, 0])
    const [a] = ids as [string]
    desk.startCarrying(a)
    desk.carry([50, 50])
    desk.setMayEdit(false)
    expect(desk.state.isCarrying).toBe(false)
    expect(desk.positions.of(a)).toEqual([0, 0])
    desk.drop()
    expect(updateCount()).toBe(0)
  })
})

describe('what another hand carries', () => {
  /** Somebody else on the board, heard of as the server would tell it. */
  function other(awareness: Awareness) {
    const theirs = new Awareness(new Y.Doc())
    const client = theirs.clientID
    return {
      carry: (drag: [string, number, number][]) => {
        theirs.setLocalState({ participant: newId(), drag })
        applyAwarenessUpdate(awareness, encodeAwarenessUpdate(theirs, [client]), 'server')
        nextFrame()
      },
      leave: () => {
        removeAwarenessStates(awareness, [client], 'server')
        nextFrame()
      },
    }
  }

  it('[BD12] is shown where that hand is, and given up when it is gone', () => {
    const { desk, awareness, ids, updateCount } = setUp([0, 0], [300, 0])
    const [a, b] = ids as [string, string]
    const ben = other(awareness)
    const told: string[] = []
    desk.positions.subscribe((changed) => told.push(...changed))
    ben.carry([[a, 70, 80]])
    expect([desk.positions.of(a), desk.positions.of(b), desk.store.card(a)?.pos]).toEqual([
      [70, 80],
      [300, 0],
      [0, 0],
    ])
    expect(told).toEqual([a])
    ben.leave()
    expect(desk.positions.of(a)).toEqual([0, 0])
    expect(told).toEqual([a, a])
    expect(updateCount()).toBe(0)
  })

  it('[BD12] gives way to one’s own hand', () => {
    const { desk, awareness, ids } = setUp([0, 0])
    const [a] = ids as [string]
    const ben = other(awareness)
    desk.startCarrying(a)
    desk.carry([5, 5])
    ben.carry([[a, 70, 80]])
    expect(desk.positions.of(a)).toEqual([5, 5])
  })
})

describe('[BD29] the card that is being written, binned by somebody else', () => {
  it('is told of, and can be put back to go on writing', () => {
    const { doc, desk, ids } = setUp([0, 0])
    const [a] = ids as [string]
    desk.startWriting(a)
    binCards(doc, [a], 2)
    nextFrame()
    expect(desk.state).toMatchObject({ writing: null, taken: a })
    desk.takeBack()
    expect(desk.state).toMatchObject({ writing: a, taken: null })
    expect(desk.store.isOnBoard(a)).toBe(true)
  })

  it('is not told of when it is back before the answer, or went by one’s own hand', () => {
    const { doc, desk, ids } = setUp([0, 0])
    const [a] = ids as [string]
    desk.startWriting(a)
    binCards(doc, [a], 2)
    nextFrame()
    restoreCards(doc, [a])
    nextFrame()
    expect(desk.state.taken).toBeNull()
    desk.startWriting(a)
    desk.bin()
    expect(desk.state).toMatchObject({ writing: null, taken: null })
  })
})

it('[BD9] a command on a card that is not there does nothing', () => {
  const { doc, desk, ids, updateCount } = setUp([0, 0])
  const nowhere = newId()
  moveCards(doc, new Map([[nowhere, [1, 1]]]))
  recolourCards(doc, [nowhere], 'sky')
  setKinds(doc, [nowhere], 'idea')
  binCards(doc, [nowhere], 2)
  restoreCards(doc, [nowhere])
  desk.restore([nowhere])
  expect(updateCount()).toBe(0)
  expect([...cardsOf(doc).keys()]).toEqual(ids)
})
