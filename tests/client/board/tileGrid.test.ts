import { describe, expect, it } from 'vitest'
import { boxOfTile, tileScale, tilesIn } from '../../../client/board/stage/tileGrid.ts'

describe('tiles of the far view', () => {
  it('[BD13] are drawn at the zoom itself at rest, never finer than the screen', () => {
    expect(tileScale(0.2, null, false)).toBe(0.2)
    expect(tileScale(0.2, 0.19, false)).toBe(0.2)
    expect(tileScale(2, null, false)).toBe(1)
  })

  it('[BD13] are stretched while the zoom changes, until they are twice too coarse or too fine', () => {
    expect(tileScale(0.25, 0.2, true)).toBe(0.2)
    expect(tileScale(0.4, 0.2, true)).toBe(0.4)
    expect(tileScale(0.1, 0.2, true)).toBe(0.1)
  })

  it('[BD13] cover a view without a hole', () => {
    const view = { minX: -700, minY: -10, maxX: 900, maxY: 1_300 }
    const boxes = tilesIn(view, 0.25).map((place) => boxOfTile(place, 0.25))
    expect(boxes).toHaveLength(4)
    expect(Math.min(...boxes.map(({ minX }) => minX))).toBeLessThanOrEqual(view.minX)
    expect(Math.max(...boxes.map(({ maxX }) => maxX))).toBeGreaterThanOrEqual(view.maxX)
    expect(Math.min(...boxes.map(({ minY }) => minY))).toBeLessThanOrEqual(view.minY)
    expect(Math.max(...boxes.map(({ maxY }) => maxY))).toBeGreaterThanOrEqual(view.maxY)
  })
})
