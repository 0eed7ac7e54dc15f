import { afterEach, expect, test, vi } from 'vitest'
import { EffortBudgets } from '../../server/sync/guard/effortBudgets.ts'
import { cardsOf } from '../../shared/board/boardDoc.ts'
import { PARTICIPANT_EFFORT } from '../../shared/limits.ts'
import { BoardServer } from './board.ts'

const EVE = 'eve0000000000000'
const BEN = 'ben0000000000000'

afterEach(() => vi.restoreAllMocks())

function handClock(): { pass: (ms: number) => void } {
  let now = Date.now()
  vi.spyOn(Date, 'now').mockImplementation(() => now)
  return { pass: (ms) => (now += ms) }
}

test('[GD14] a budget fills again, and one person’s does not touch another’s', () => {
  const clock = handClock()
  const budgets = new EffortBudgets()
  budgets.spend(EVE, PARTICIPANT_EFFORT.burst + PARTICIPANT_EFFORT.perSecond)
  expect([budgets.isSpent(EVE), budgets.isSpent(BEN)]).toEqual([true, false])
  clock.pass(999)
  expect(budgets.isSpent(EVE)).toBe(true)
  clock.pass(1)
  expect(budgets.isSpent(EVE)).toBe(false)
})

test('[GD14] who has cost too much waits on all connections; others go on, and nothing is refused or lost', async () => {
  const clock = handClock()
  const server = new BoardServer()
  const eves = [await server.join(EVE), await server.join(EVE)]
  const ben = await server.join(BEN)
  server.rooms.effortBudgets.spend(EVE, PARTICIPANT_EFFORT.burst + 1)
  for (const visitor of [...eves, ben]) visitor.sendUpdate(visitor.change(() => visitor.addCard()))
  const cards = () => server.rooms.read(server.docName, (doc) => cardsOf(doc).size)
  await server.rooms.drain()
  expect(await cards()).toBe(1)
  clock.pass(1_000)
  ben.sendUpdate(ben.change(() => ben.addCard()))
  await server.rooms.drain()
  expect(await cards()).toBe(4)
  expect([...eves, ben].map(({ link }) => link.closing)).toEqual([null, null, null])
  await server.rooms.close()
})

test('[GD14] who waited goes on without anybody’s doing', async () => {
  const clock = handClock()
  const server = new BoardServer()
  const eve = await server.join(EVE)
  server.rooms.effortBudgets.spend(EVE, PARTICIPANT_EFFORT.burst + 1)
  eve.sendUpdate(eve.change(() => eve.addCard()))
  await server.rooms.drain()
  clock.pass(1_000)
  await vi.waitUntil(() => {
    eve.read()
    return eve.acked === 1
  })
  await server.rooms.close()
})

test('[GD14] what the guard judges is charged to who sent it, refused or not', async () => {
  handClock()
  const server = new BoardServer()
  const spend = vi.spyOn(server.rooms.effortBudgets, 'spend')
  const [eve, ben] = [await server.join(EVE), await server.join(BEN)]
  ben.sendUpdate(ben.change(() => ben.addCard('x')))
  eve.addCard('one')
  eve.sendUpdate(eve.change((doc) => cardsOf(doc).delete([...cardsOf(doc).keys()][0]!)))
  await server.rooms.drain()
  expect(spend.mock.calls.map(([participant]) => participant).sort()).toEqual([BEN, EVE])
  for (const [, steps] of spend.mock.calls) expect(steps).toBeGreaterThan(0)
  await server.rooms.close()
})
