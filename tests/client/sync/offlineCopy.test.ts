/** The copy on the tablet as far as a browser is not needed for it; with one: tests/e2e/offline*.test.ts. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { type CopyAddress, copiesOf, copyName, listCopy } from '../../../client/sync/copyList.ts'
import { openOfflineCopy, wipeCopiesOf } from '../../../client/sync/offlineCopy.ts'
import { OpenBoard } from '../../../client/sync/openBoard.ts'
import { addCard, cardsOf } from '../../../shared/board/boardDoc.ts'
import { newId } from '../../../shared/ids.ts'
import { boardDocName } from '../../../shared/protocol/docNames.ts'
import { FakeWorld } from './fakeWorld.ts'

const ME = newId()
const BOARD = newId()
const mine: CopyAddress = { docName: boardDocName(BOARD), epoch: 2, participant: ME }
const record = {
  kind: 'need',
  pos: [0, 0] as [number, number],
  color: 'sun',
  author: ME,
  createdAt: 1,
  deletedAt: null,
} as const

interface Request {
  onsuccess?: (event: unknown) => void
  onerror?: (event: unknown) => void
  onblocked?: () => void
}

/** An IndexedDB that answers each wish to open a database in one way, and keeps account of what it deletes. */
function fakeIndexedDb(onOpen: (request: Request) => void) {
  const deleted: string[] = []
  const fake = {
    open: (): Request => {
      const request: Request = {}
      queueMicrotask(() => onOpen(request))
      return request
    },
    deleteDatabase: (name: string): Request => {
      deleted.push(name)
      const request: Request = {}
      queueMicrotask(() => request.onsuccess?.({ target: { result: undefined } }))
      return request
    },
  }
  return { fake, deleted }
}
const refuse = (request: Request): void => request.onerror?.({ target: { error: new Error('no space') } })

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  })
  vi.stubGlobal('location', { origin: 'http://venue:8700' })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const broken: Record<string, unknown> = {
  'is not there': undefined,
  'throws, as in a private window': {
    open: () => {
      throw new DOMException('denied', 'SecurityError')
    },
  },
  'refuses to open': fakeIndexedDb(refuse).fake,
  'is held by another page': fakeIndexedDb((request) => request.onblocked?.()).fake,
  'never answers': fakeIndexedDb(() => {}).fake,
}

describe.each(Object.entries(broken))('[CS10] an IndexedDB that %s', (_, indexedDb) => {
  beforeEach(() => vi.stubGlobal('indexedDB', indexedDb))

  it('keeps nobody out for longer than 3 s, and is not said to keep anything', async () => {
    vi.useFakeTimers()
    const doc = new Y.Doc()
    const opening = openOfflineCopy(mine, doc, () => {})
    await vi.advanceTimersByTimeAsync(3_000)
    const copy = await opening
    addCard(doc, record)
    expect(cardsOf(doc).size).toBe(1)
    expect(copy.isKept).toBe(false)
    expect(copiesOf(ME)).toEqual([])
    await Promise.all([copy.close(), copy.wipe()])
  })
})

describe('[CS10] the copies of a tablet', () => {
  const others: Record<string, CopyAddress> = {
    'of another board': { ...mine, docName: boardDocName(newId()), epoch: 1 },
    'of another participant': { ...mine, participant: newId(), epoch: 1 },
  }
  const older = [1, 3].map((epoch) => ({ ...mine, epoch }))

  it('have a database each, by doc, epoch and participant', () => {
    const names = [mine, ...Object.values(others), ...older].map(copyName)
    expect(new Set(names).size).toBe(5)
  })

  it('of other epochs are wiped when the doc is opened, and no others', async () => {
    const { fake, deleted } = fakeIndexedDb(refuse)
    vi.stubGlobal('indexedDB', fake)
    for (const copy of [mine, ...older, ...Object.values(others)]) listCopy(copy)
    const world = new FakeWorld()
    const board = new OpenBoard({ boardId: BOARD, epoch: 2, participant: ME, as: 'participant' }, world)
    await vi.waitUntil(() => world.sockets.length === 1)
    expect(deleted.toSorted()).toEqual(older.map(copyName).toSorted())
    expect(copiesOf(ME)).toEqual([mine, others['of another board']])
    board.dispose()
  })

  it('are wiped all with their participant, and those of nobody else', async () => {
    const { fake, deleted } = fakeIndexedDb(refuse)
    vi.stubGlobal('indexedDB', fake)
    for (const copy of [mine, ...older, ...Object.values(others)]) listCopy(copy)
    await wipeCopiesOf(ME)
    expect(deleted.toSorted()).toEqual([mine, ...older, others['of another board']!].map(copyName).toSorted())
    expect(copiesOf(others['of another participant']!.participant)).toEqual([others['of another participant']])
  })
})
