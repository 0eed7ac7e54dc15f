import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { BoardServer } from './board.ts'

let server: BoardServer
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  server = new BoardServer()
})
afterEach(async () => {
  await server.rooms.close()
  vi.useRealTimers()
})

test('[RM8] a tablet never goes 20 s without a data frame, though nobody does anything', async () => {
  const anna = await server.join()
  let frames = 0
  const countFrames = () => {
    frames += anna.link.toClient.length
    anna.link.toClient.length = 0
    return frames
  }
  countFrames()
  for (let beat = 1; beat <= 6; beat++) {
    vi.advanceTimersByTime(10_000)
    anna.link.connection!.pong()
    // What came with the handshake counts for the first beat.
    expect(countFrames()).toBe(beat)
  }
})

test('[RM8] a tablet that answers nothing for 20 s is ended; one that answers, or writes, is not', async () => {
  const [silent, answering, writing] = [await server.join(), await server.join(), await server.join()]
  for (let beat = 0; beat < 2; beat++) {
    vi.advanceTimersByTime(10_000)
    answering.link.connection!.pong()
    writing.sendUpdate(writing.change(() => writing.addCard()))
  }
  expect([silent, answering, writing].map(({ link }) => link.closing?.code)).toEqual([1006, undefined, undefined])
  const room = await server.rooms.open(server.docName)
  expect(room.connections.size).toBe(2)
})
