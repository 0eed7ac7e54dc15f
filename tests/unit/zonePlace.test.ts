import { expect, test } from 'vitest'
import { valueIn, zoneAt } from '../../shared/board/zonePlace.ts'

const zone = (x: number, y: number, width: number, height: number) => ({
  pos: [x, y] as [number, number],
  size: [width, height] as [number, number],
})

test('[ZN2] a card lies in the smallest zone that holds its middle', () => {
  const zones = [
    ['large', zone(0, 0, 1_000, 1_000)],
    ['small', zone(100, 100, 200, 200)],
  ] as const
  expect(zoneAt(zones, [150, 150])).toBe('small')
  expect(zoneAt(zones, [500, 500])).toBe('large')
  expect(zoneAt(zones, [1_000, 500])).toBeNull()
})

test('[ZN2] of two alike it is the same on every tablet, in whatever order they came', () => {
  const zones = [
    ['b', zone(0, 0, 200, 200)],
    ['a', zone(50, 0, 200, 200)],
  ] as const
  expect(zoneAt(zones, [100, 100])).toBe('a')
  expect(zoneAt(zones.toReversed(), [100, 100])).toBe('a')
})

test('[ZN3] the place in a matrix is a value from 0 to 1 along each axis', () => {
  const matrix = zone(100, 100, 400, 200)
  expect(valueIn(matrix, [100, 300])).toEqual([0, 0])
  expect(valueIn(matrix, [500, 100])).toEqual([1, 1])
  expect(valueIn(matrix, [200, 150])).toEqual([0.25, 0.75])
  expect(valueIn(matrix, [0, 900])).toEqual([0, 0])
})
