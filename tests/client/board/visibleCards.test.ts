/** Which cards stand in the DOM, under a camera and with frames that the test moves. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { BoardStore } from '../../../client/board/model/boardStore.ts'
import { binCards, createCard, moveCards } from '../../../client/board/model/commands.ts'
import type { Box } from '../../../client/board/model/geometry.ts'
import type { Camera } from '../../../client/board/stage/camera.ts'
import { VisibleCards } from '../../../client/board/stage/visibleCards.ts'
import { newId } from '../../../shared/ids.ts'

let frames: Map<number, () => void>
beforeEach(() => {
  frames = new Map()
  let last = 0
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => {
    frames.set(++last, run)
    return last
  })
  vi.stubGlobal('cancelAnimationFrame', (frame: number) => frames.delete(frame))
})
afterEach(() => vi.unstubAllGlobals())

function nextFrame(): void {
  const due = [...frames.values()]
  frames.clear()
  for (const run of due) run()
}
function rest(): void {
  while (frames.size > 0) nextFrame()
}

/** A view of 1,000 × 1,000 board units at zoom 1. */
class FakeCamera {
  view = { x: 0, y: 0, zoom: 1 }
  isMoving = false
  readonly #listeners = new Set<() => void>()

  get visibleBox(): Box {
    const { x, y, zoom } = this.view
    return { minX: -x / zoom, minY: -y / zoom, maxX: (1_000 - x) / zoom, maxY: (1_000 - y) / zoom }
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The hand moves the view. */
  moveTo(x: number, zoom = 1): void {
    this.view = { x: -x * zoom, y: 0, zoom }
    this.isMoving = true
    this.#tell()
  }

  comeToRest(): void {
    this.isMoving = false
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

/** A row of cards, one every 250 units, from x = 0 on. */
function setUp({ cards = 40, kept = [] as number[] } = {}) {
  const doc = new Y.Doc()
  const ids = Array.from({ length: cards }, (_, index) =>
    createCard(doc, { kind: 'need', color: 'sun', pos: [index * 250, 100], author: newId(), now: index }),
  )
  const store = new BoardStore(doc)
  const camera = new FakeCamera()
  const keptIds = new Set(kept.map((index) => ids[index]!))
  const visible = new VisibleCards(store, camera as unknown as Camera, () => keptIds)
  /** Of the row, which stand in the DOM. */
  const shown = () => visible.ids.map((id) => ids.indexOf(id))
  return { doc, ids, store, camera, visible, keptIds, shown }
}

describe('[BD14] in the DOM', () => {
  it('is what is in view and a margin around it, lowest first', () => {
    const { visible, shown } = setUp()
    rest()
    // To x = 1,000, and 240 px around.
    expect(shown()).toEqual([0, 1, 2, 3, 4])
    expect(visible.isComplete).toBe(true)
  })

  it('come only some cards a frame, those in view before their surroundings', () => {
    const { doc, ids, store, visible, shown } = setUp()
    rest()
    // Twenty more cards in view, ten beside it.
    const places = ids.slice(10).map((id, index): [string, [number, number]] => [id, [index < 20 ? 500 : 1_100, 300]])
    moveCards(doc, new Map(places))
    store.flush()
    const countShown = (from: number, to: number) => shown().filter((index) => index >= from && index < to).length
    for (const [inView, around] of [
      [8, 0],
      [16, 0],
      [20, 4],
      [20, 10],
    ]) {
      expect([countShown(10, 30), countShown(30, 40)]).toEqual([inView, around])
      expect(visible.isComplete).toBe(inView === 20)
      nextFrame()
    }
    expect(frames.size).toBe(0)
  })

  it('nothing comes or goes while the view moves: what is not there yet is the canvas’s', () => {
    const { camera, visible, shown } = setUp()
    rest()
    for (let x = 0; x <= 5_000; x += 100) {
      camera.moveTo(x)
      nextFrame()
    }
    expect(shown()).toEqual([0, 1, 2, 3, 4])
    expect(visible.isComplete).toBe(false)
    camera.comeToRest()
    rest()
    expect(shown()).toEqual([19, 20, 21, 22, 23, 24])
    expect(visible.isComplete).toBe(true)
  })

  it('a card that has just left the view stays, so that a small move back costs nothing', () => {
    const { camera, shown } = setUp()
    rest()
    camera.moveTo(600)
    camera.comeToRest()
    rest()
    expect(shown()).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    camera.moveTo(1_000)
    camera.comeToRest()
    rest()
    expect(shown()).toEqual([2, 3, 4, 5, 6, 7, 8])
  })

  it('what this person works on stays wherever it lies, and comes at once while the view moves', () => {
    const { ids, camera, visible, keptIds, shown } = setUp({ kept: [0] })
    rest()
    camera.moveTo(5_000)
    keptIds.add(ids[30]!)
    visible.refresh()
    expect(shown()).toEqual([0, 1, 2, 3, 4, 30])
    camera.comeToRest()
    rest()
    expect(shown()).toEqual([0, 19, 20, 21, 22, 23, 24, 30])
  })

  it('a card that goes to the bin is gone at once, also while the view moves', () => {
    const { doc, ids, store, camera, shown } = setUp()
    rest()
    camera.moveTo(10)
    binCards(doc, [ids[1]!], 1)
    store.flush()
    expect(shown()).toEqual([0, 2, 3, 4])
  })

  it('far away nothing is brought in', () => {
    const { camera, visible, shown } = setUp()
    rest()
    camera.moveTo(0, 0.2)
    camera.comeToRest()
    rest()
    expect(visible.isFar).toBe(true)
    expect(visible.isComplete).toBe(false)
    expect(shown()).toEqual([0, 1, 2, 3, 4])
    camera.moveTo(0, 1)
    camera.comeToRest()
    rest()
    expect(visible.isComplete).toBe(true)
  })
})
