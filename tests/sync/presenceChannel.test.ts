/** Presence between connections, at a clock that the test turns. */
import { performance } from 'node:perf_hooks'
import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Connection } from '../../server/sync/connection.ts'
import { ClientOwners } from '../../server/sync/guard/clientOwners.ts'
import { PROOF_MS } from '../../server/sync/presence.ts'
import { PresenceChannel } from '../../server/sync/presenceChannel.ts'
import { newId } from '../../shared/ids.ts'

class Tablet {
  readonly participant = newId()
  readonly heardAt: number[] = []
  closedFor: string | null = null

  sendPresence(): void {
    this.heardAt.push(Date.now())
  }

  close(reason: string): void {
    this.closedFor = reason
  }
}

let channel: PresenceChannel
let tablets: [Tablet, Tablet]

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  vi.spyOn(performance, 'now').mockImplementation(() => Date.now())
  tablets = [new Tablet(), new Tablet()]
  channel = new PresenceChannel(new Set(tablets.map(connection)), new ClientOwners([], []))
})
afterEach(() => {
  channel.destroy()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const connection = (tablet: Tablet): Connection => tablet as unknown as Connection

/** An awareness update about one client. */
function say(tablet: Tablet, client: number, clock: number): void {
  const encoder = encoding.createEncoder()
  for (const number of [1, client, clock]) encoding.writeVarUint(encoder, number)
  encoding.writeVarString(encoder, JSON.stringify({ cursor: [clock, 0] }))
  channel.receive(connection(tablet), encoding.toUint8Array(encoder))
}

test('[PR3] the first word goes out at once, what follows every 100 ms, however often it is said', () => {
  const [anna, ben] = tablets
  const start = Date.now()
  for (let ms = 0; ms < 1_000; ms++) {
    say(anna, 1, ms + 1)
    vi.advanceTimersByTime(1)
  }
  expect(ben.heardAt.slice(0, 10).map((at) => at - start)).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900])
})

test('[PR5] who asks for everybody more often than every 100 ms is answered once', () => {
  const [anna, ben] = tablets
  say(anna, 1, 1)
  vi.advanceTimersByTime(1_000)
  const before = ben.heardAt.length
  const askAgain = () => {
    for (let times = 0; times < 50; times++) channel.answer(connection(ben))
    return ben.heardAt.length - before
  }
  expect(askAgain()).toBe(1)
  vi.advanceTimersByTime(99)
  expect(askAgain()).toBe(1)
  vi.advanceTimersByTime(1)
  expect(askAgain()).toBe(2)
})

test('[PR1] who says more of somebody than that one says of themselves for a second is sent away', () => {
  const [anna, eve] = tablets
  say(anna, 1, 1)
  say(eve, 2, 1)
  say(eve, 1, 7)
  vi.advanceTimersByTime(2 * PROOF_MS)
  expect([anna.closedFor, eve.closedFor]).toEqual([null, 'forged-presence'])
})

test('[PR1] who goes on saying ever more is sent away as well', () => {
  const [anna, eve] = tablets
  say(anna, 1, 1)
  say(eve, 2, 1)
  for (let clock = 2; clock < 50; clock++) {
    say(eve, 1, clock)
    vi.advanceTimersByTime(100)
  }
  expect(eve.closedFor).toBe('forged-presence')
})

test('[PR1] who hears of somebody past the server stays, whenever the other’s own word comes within the second', () => {
  const [anna, ben] = tablets
  say(anna, 1, 1)
  say(ben, 2, 1)
  for (let clock = 2; clock < 50; clock++) {
    say(ben, 1, clock)
    vi.advanceTimersByTime(PROOF_MS / 3)
    say(anna, 1, clock)
  }
  expect([anna.closedFor, ben.closedFor]).toEqual([null, null])
})
