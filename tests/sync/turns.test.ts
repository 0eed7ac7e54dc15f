/** Who is served when within a tick, by a clock that goes as the test says. */
import { performance } from 'node:perf_hooks'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Room } from '../../server/sync/room.ts'
import { BoardServer, type Visitor } from './board.ts'

let server: BoardServer
let room: Room
beforeEach(async () => {
  server = new BoardServer()
  room = await server.rooms.open(server.docName)
})
afterEach(async () => {
  vi.restoreAllMocks()
  await server.rooms.close()
})

const join = async (count: number): Promise<Visitor[]> =>
  Promise.all(Array.from({ length: count }, () => server.join()))

const sendCards = (visitor: Visitor, count: number): void => {
  for (let card = 0; card < count; card++) visitor.sendUpdate(visitor.change(() => visitor.addCard()))
}

/** One tick by hand. @returns whose updates it took, in order, as indexes of the visitors. */
function tick(visitors: readonly Visitor[]): number[] {
  const rows = room.apply()?.rows ?? []
  room.afterCommit()
  return rows.map(({ participant }) => visitors.findIndex((visitor) => visitor.participant === participant))
}

/** From now on each look at the clock finds it this much later. The room looks once after an update, twice after an answer. */
function letALookCost(ms: number): void {
  let now = performance.now()
  vi.spyOn(performance, 'now').mockImplementation(() => {
    now += ms
    return now
  })
}

test('[RM5] within a tick everybody is served by turns', async () => {
  const visitors = await join(3)
  const [anna, ben, carl] = visitors as [Visitor, Visitor, Visitor]
  sendCards(anna, 5)
  sendCards(ben, 1)
  sendCards(carl, 2)
  letALookCost(0)
  expect(tick(visitors)).toEqual([0, 1, 2, 0, 2, 0, 0, 0])
})

test('[RM5] what does not fit into 12 ms waits for the next tick, which goes on with whose turn it is', async () => {
  const visitors = await join(4)
  for (const visitor of visitors) sendCards(visitor, 2)
  letALookCost(5)
  expect([tick(visitors), room.hasMore()]).toEqual([[0, 1, 2], true])
  expect([tick(visitors), room.hasMore()]).toEqual([[3, 0, 1], true])
  expect([tick(visitors), room.hasMore()]).toEqual([[2, 3], false])
})

test('[RM5] an update that costs more than 12 ms is taken all the same, and no other with it', async () => {
  const visitors = await join(2)
  for (const visitor of visitors) sendCards(visitor, 1)
  letALookCost(50)
  expect(tick(visitors)).toEqual([0])
  expect(tick(visitors)).toEqual([1])
})

test('[RM5] who comes in waits for the next tick when 12 ms are used up with answers', async () => {
  const visitors = await join(5)
  const ask = () => {
    for (const visitor of visitors) visitor.sendStep1()
  }
  const answers = () => {
    for (const visitor of visitors) visitor.read()
    return visitors.map((visitor) => visitor.answers)
  }
  letALookCost(2.5)
  ask()
  tick(visitors)
  expect(answers()).toEqual([1, 1, 1, 0, 0])
  tick(visitors)
  expect(answers()).toEqual([1, 1, 1, 1, 1])
  // The room asks for that next tick itself.
  ask()
  await server.rooms.drain()
  expect(answers()).toEqual([2, 2, 2, 2, 2])
})
