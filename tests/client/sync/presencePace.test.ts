import { expect, it } from 'vitest'
import { presenceIntervalMs } from '../../../client/sync/presencePace.ts'

it('[CS6] thins cursors as the room grows, and carried cards less', () => {
  expect([1, 30, 75, 120, 480].map((people) => presenceIntervalMs(people, {}))).toEqual([100, 100, 250, 400, 400])
  const carrying = { drag: [['aaaaaaaaaaaaaaaa', 0, 0] as [string, number, number]] }
  expect([1, 30, 120, 480].map((people) => presenceIntervalMs(people, carrying))).toEqual([100, 100, 200, 200])
})
