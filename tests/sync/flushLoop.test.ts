/** The tick without time: what it costs, what the clock says and when it comes are the test's. */
import { performance } from 'node:perf_hooks'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createMemoryStorage } from '../../server/storage/memory/memoryStorage.ts'
import { type Flushable, FlushLoop } from '../../server/sync/flushLoop.ts'

const nextTurn = setImmediate
let nowMs: number
let cpuMs: number
/** How long the loop wants to wait, ms; null when it waits for nothing. 0: only for what else is ready now. */
let gap: number | null
let flush: () => void

/** A room whose tick takes its time, on the clock and on the core. */
class BusyRoom implements Flushable {
  wallMs = 0
  costMs = 0

  apply(): null {
    nowMs += this.wallMs
    cpuMs += this.costMs
    return null
  }
  afterCommit(): void {}
  discard(): void {}
  hasMore(): boolean {
    return false
  }
}

beforeEach(() => {
  nowMs = 1_000
  cpuMs = 0
  gap = null
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs)
  vi.spyOn(process, 'threadCpuUsage').mockImplementation(() => ({ user: cpuMs * 1_000, system: 0 }))
  vi.stubGlobal('setImmediate', (run: () => void) => {
    gap = 0
    flush = run
  })
  vi.stubGlobal('setTimeout', (run: () => void, delayMs: number) => {
    gap = delayMs
    flush = run
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const createLoop = (): FlushLoop =>
  new FlushLoop(createMemoryStorage().docs, (error) => {
    throw error
  })

/** Lets as many ticks pass as it takes the loop to know their cost, with news all the time. @returns the gap then, ms. */
async function gapUnderLoad(loop: FlushLoop, room: BusyRoom): Promise<number | null> {
  for (let tick = 0; tick < 100; tick++) {
    loop.request(room)
    nowMs += gap ?? 0
    flush()
    await new Promise((resolve) => nextTurn(resolve))
  }
  gap = null
  loop.request(room)
  return gap
}

test('[RM4] the gap between ticks is three times the CPU time of a tick', async () => {
  const room = new BusyRoom()
  room.costMs = 4
  room.wallMs = 4
  expect(await gapUnderLoad(createLoop(), room)).toBeCloseTo(12, 1)
})

test('[RM4] … and 33 ms at most', async () => {
  const room = new BusyRoom()
  room.costMs = 50
  room.wallMs = 50
  expect(await gapUnderLoad(createLoop(), room)).toBe(33)
})

test('[RM4] what others use of the core, and the disk, slow nobody down', async () => {
  const room = new BusyRoom()
  room.wallMs = 200
  expect(await gapUnderLoad(createLoop(), room)).toBe(0)
})

test('[RM4] after a rest news go out at once; in it they wait for what is left of it', async () => {
  const loop = createLoop()
  const room = new BusyRoom()
  room.costMs = 4
  await gapUnderLoad(loop, room)
  flush()
  await new Promise((resolve) => nextTurn(resolve))
  nowMs += 5
  loop.request(room)
  expect(gap).toBeCloseTo(7, 1)
  flush()
  await new Promise((resolve) => nextTurn(resolve))
  nowMs += 12
  loop.request(room)
  expect(gap).toBe(0)
})
