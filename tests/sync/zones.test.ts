import { afterEach, beforeEach, expect, test } from 'vitest'
import { addZones, readZone, zonesOf } from '../../shared/board/boardDoc.ts'
import type { ZoneRecord } from '../../shared/board/zone.ts'
import { newId } from '../../shared/ids.ts'
import { BoardServer } from './board.ts'

let server: BoardServer
beforeEach(() => {
  server = new BoardServer()
})
afterEach(() => server.rooms.close())

const zoneOf = (author: string, change: Partial<ZoneRecord> = {}): ZoneRecord => ({
  title: 'Avant la consultation',
  instruction: '',
  pos: [0, 0],
  size: [400, 300],
  color: null,
  row: 'Patients',
  column: 'Avant',
  xAxis: null,
  yAxis: ['peu', 'beaucoup'],
  author,
  createdAt: 1,
  deletedAt: null,
  ...change,
})

test('[ZN1] a whole zone is taken, and shown to others as it is', async () => {
  const anna = await server.join()
  const ben = await server.join()
  anna.sendUpdate(anna.change((doc) => addZones(doc, [zoneOf(anna.participant)])))
  await server.rooms.drain()
  ben.read()
  expect([...zonesOf(ben.doc).values()].map(readZone)).toEqual([zoneOf(anna.participant)])
})

test.each<[string, Partial<ZoneRecord>]>([
  ['without area', { size: [0, 300] }],
  ['of another’s making', { author: newId() }],
  ['with a title that is a book', { title: 'x'.repeat(300) }],
  ['of an unknown colour', { color: 'gold' as never }],
])('[ZN1] a zone %s is refused', async (_what, change) => {
  const eve = await server.join()
  eve.sendUpdate(eve.change((doc) => addZones(doc, [zoneOf(eve.participant, change)])))
  await server.rooms.drain()
  expect(eve.link.closing?.code).toBe(4422)
})
