import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BoardStore } from '../../../client/board/model/boardStore.ts'
import { blocksOf } from '../../../client/board/model/cardSnapshot.ts'
import { binCards, createCard, createCards, LOCAL_ACT, moveCards } from '../../../client/board/model/commands.ts'
import { cardBody, cardsOf } from '../../../shared/board/boardDoc.ts'

const AUTHOR = 'aaaaaaaaaaaaaaaa'
const newCard = { kind: 'need', color: 'sky', author: AUTHOR, now: 1_000 } as const

/** A store whose frames come when the test says so. */
function setUp() {
  const doc = new Y.Doc()
  const waiting: (() => void)[] = []
  const store = new BoardStore(doc, (run) => waiting.push(run))
  const nextFrame = (): void => {
    for (const run of waiting.splice(0)) run()
  }
  const add = (x: number, y: number, text = ''): string => createCard(doc, { ...newCard, pos: [x, y], text })
  return { doc, store, nextFrame, add, waiting }
}

describe('board store', () => {
  it('[BD10] tells of many changes once a frame, and only of cards that changed', () => {
    const { doc, store, nextFrame, add, waiting } = setUp()
    const [a, b, c] = [add(0, 0), add(300, 0), add(600, 0)]
    nextFrame()
    const told: string[][] = []
    store.subscribe((changed) => told.push([...changed].sort()))
    for (let step = 1; step <= 10; step++) moveCards(doc, new Map([[a, [step, step]]]))
    moveCards(doc, new Map([[b, [301, 1]]]))
    expect(waiting).toHaveLength(1)
    expect(told).toEqual([])
    nextFrame()
    expect(told).toEqual([[a, b].sort()])
    expect(store.card(a)?.pos).toEqual([10, 10])
    expect(store.card(c)?.pos).toEqual([600, 0])
  })

  it('[BD10] keeps the identity of snapshots whose card did not change', () => {
    const { doc, store, nextFrame, add } = setUp()
    const [a, b] = [add(0, 0), add(300, 0)]
    nextFrame()
    const before = store.card(b)
    moveCards(doc, new Map([[a, [5, 5]]]))
    nextFrame()
    expect(store.card(b)).toBe(before)
  })

  it('finds cards by place, the topmost first, and none in the bin', () => {
    const { doc, store, nextFrame, add } = setUp()
    const low = add(0, 0)
    const high = createCard(doc, { ...newCard, now: 2_000, pos: [100, 20] })
    nextFrame()
    expect(store.cardAt([150, 50])).toBe(high)
    expect(store.cardAt([50, 50])).toBe(low)
    expect(store.cardAt([900, 900])).toBeNull()
    expect(store.search({ minX: -10, minY: -10, maxX: 400, maxY: 200 }).sort()).toEqual([low, high].sort())
    binCards(doc, [high], 3_000)
    nextFrame()
    expect(store.cardAt([150, 50])).toBe(low)
    expect(store.cardCount).toBe(1)
  })

  it('knows the box around everything, and follows it', () => {
    const { doc, store, nextFrame, add } = setUp()
    expect(store.bounds).toBeNull()
    const a = add(0, 0)
    add(1000, 500)
    nextFrame()
    expect(store.bounds).toMatchObject({ minX: 0, minY: 0, maxX: 1208 })
    moveCards(doc, new Map([[a, [-400, 0]]]))
    nextFrame()
    expect(store.bounds).toMatchObject({ minX: -400, maxX: 1208 })
  })

  it('takes a measured height until the text changes', () => {
    const { doc, store, nextFrame, add } = setUp()
    const id = add(0, 0, 'court')
    nextFrame()
    store.setHeight(id, 333)
    expect(store.boxOf(id)).toMatchObject({ minY: 0, maxY: 333 })
    moveCards(doc, new Map([[id, [0, 50]]]))
    nextFrame()
    expect(store.boxOf(id)).toMatchObject({ minY: 50, maxY: 383 })
    doc.transact(() => {
      const text = (cardBody(cardsOf(doc).get(id)!).get(0) as Y.XmlElement).get(0) as Y.XmlText
      text.insert(0, 'plus ')
    }, LOCAL_ACT)
    nextFrame()
    expect(store.card(id)?.text).toBe('plus court')
    expect(store.boxOf(id)?.maxY).not.toBe(383)
  })

  it('[BD8] lists in the bin what has a text, newest first', () => {
    const { doc, store, nextFrame, add } = setUp()
    const [a, b, blank] = [add(0, 0, 'un'), add(0, 0, 'deux'), add(0, 0)]
    binCards(doc, [a], 5_000)
    binCards(doc, [b, blank], 6_000)
    nextFrame()
    expect(store.binned.map(({ id }) => id)).toEqual([b, a])
  })

  it('reads formatted text as blocks, and leaves out links that could run something', () => {
    const { doc, store, nextFrame, add } = setUp()
    const id = add(0, 0, 'voir le site')
    const text = (cardBody(cardsOf(doc).get(id)!).get(0) as Y.XmlElement).get(0) as Y.XmlText
    doc.transact(() => {
      text.format(0, 4, { bold: {} })
      text.format(5, 2, { link: { href: 'javascript:alert(1)' } })
      text.format(8, 4, { link: { href: 'https://example.org' } })
    }, LOCAL_ACT)
    nextFrame()
    expect(blocksOf(store.card(id)!)).toEqual([
      {
        type: 'paragraph',
        inlines: [
          { text: 'voir', isBold: true, isItalic: false, href: null },
          { text: ' ', isBold: false, isItalic: false, href: null },
          { text: 'le', isBold: false, isItalic: false, href: null },
          { text: ' ', isBold: false, isItalic: false, href: null },
          { text: 'site', isBold: false, isItalic: false, href: 'https://example.org' },
        ],
      },
    ])
  })

  it('[BD26] lays pasted lines out side by side, without overlap', () => {
    const { doc, store, nextFrame } = setUp()
    const ids = createCards(
      doc,
      Array.from({ length: 40 }, (_, index) => `Ligne ${index}`),
      { ...newCard, pos: [0, 0] },
    )
    nextFrame()
    expect(store.cardCount).toBe(40)
    for (const id of ids) expect(store.search(store.boxOf(id)!)).toEqual([id])
  })
})
