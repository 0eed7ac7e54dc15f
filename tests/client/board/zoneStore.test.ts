import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { BoardStore } from '../../../client/board/model/boardStore.ts'
import { createCard, moveCards } from '../../../client/board/model/commands.ts'
import { ZoneStore } from '../../../client/board/model/zoneStore.ts'
import { headingsOf } from '../../../client/board/stage/zoneHeadings.ts'
import { addZones } from '../../../shared/board/boardDoc.ts'
import type { ZoneRecord } from '../../../shared/board/zone.ts'

const AUTHOR = 'aaaaaaaaaaaaaaaa'
const zone = (change: Partial<ZoneRecord>): ZoneRecord => ({
  title: '',
  instruction: '',
  pos: [0, 0],
  size: [500, 400],
  color: null,
  row: '',
  column: '',
  xAxis: null,
  yAxis: null,
  author: AUTHOR,
  createdAt: 1,
  deletedAt: null,
  ...change,
})

function setUp(zones: ZoneRecord[]) {
  const doc = new Y.Doc()
  const ids = addZones(doc, zones)
  const now = (run: () => void): void => run()
  const cards = new BoardStore(doc, now)
  const add = (x: number, y: number): string =>
    createCard(doc, { kind: 'need', color: 'sky', author: AUTHOR, now: 1, pos: [x, y], text: 'x' })
  return { doc, ids, cards, add, store: new ZoneStore(doc, cards, now) }
}

describe('zones of a board', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('[ZN2] tells in which zone a card lies, and how many lie in each, also after a move', () => {
    const { doc, ids, cards, add, store } = setUp([zone({}), zone({ pos: [600, 0] })])
    const card = add(20, 20)
    add(40, 200)
    vi.advanceTimersByTime(500)
    expect(store.zoneOf(cards.boxOf(card)!)).toBe(ids[0])
    expect(Object.fromEntries(store.counts)).toEqual({ [ids[0]!]: 2 })
    moveCards(doc, new Map([[card, [700, 50]]]))
    vi.advanceTimersByTime(500)
    expect(Object.fromEntries(store.counts)).toEqual({ [ids[0]!]: 1, [ids[1]!]: 1 })
  })

  it('[ZN1] leaves out a zone that was deleted', () => {
    const { store } = setUp([zone({ title: 'here' }), zone({ title: 'gone', deletedAt: 5 })])
    expect(store.all.map(({ title }) => title)).toEqual(['here'])
  })

  it('[ZN4] heads every row and column once, beside its cells', () => {
    const cells = ['Patients', 'Soignants'].flatMap((row, y) =>
      ['Avant', 'Après'].map((column, x) => zone({ row, column, pos: [x * 520, y * 420] })),
    )
    const { store } = setUp(cells)
    const headings = headingsOf(store.all)
    expect(headings.map(({ kind, text }) => `${kind} ${text}`).sort()).toEqual([
      'column Après',
      'column Avant',
      'row Patients',
      'row Soignants',
    ])
    expect(headings.find(({ text }) => text === 'Après')!.box).toMatchObject({ minX: 520, maxX: 1_020 })
    expect(headings.find(({ text }) => text === 'Soignants')!.box).toMatchObject({ minY: 420, maxY: 820 })
    for (const { box } of headings) expect(box.maxX <= 0 || box.maxY <= 0).toBe(true)
  })
})
