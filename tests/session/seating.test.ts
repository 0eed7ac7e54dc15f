/** Which table the next person sits at. */
import { expect, test } from 'vitest'
import { chooseTable } from '../../server/session/seating.ts'

const TABLES = ['t1', 't2', 't3']

/** Seats people one after the other, by their groups. */
function seat(groups: (string | null)[]): { tableId: string | null; groupId: string | null }[] {
  const seated: { tableId: string | null; groupId: string | null }[] = []
  for (const groupId of groups) seated.push({ tableId: chooseTable(TABLES, seated, groupId), groupId })
  return seated
}
const countsOf = (values: (string | null)[]): number[] =>
  [...Map.groupBy(values, (value) => value).values()].map((same) => same.length)

test('[JN6] tables fill evenly, whatever the groups', () => {
  const seated = seat(['a', 'a', 'b', null, 'c', 'a', 'a', null, 'b', 'b', 'a', 'c'])
  expect(countsOf(seated.map(({ tableId }) => tableId))).toEqual([4, 4, 4])
})

test('[JN6] … then evenly by group: of the tables with the fewest people, the one with the fewest of the group', () => {
  const seated = seat([...Array(6).fill('a'), ...Array(6).fill('b'), ...Array(3).fill('c')])
  for (const [groupId, perTable] of [
    ['a', 2],
    ['b', 2],
    ['c', 1],
  ] as const) {
    const tables = seated.filter((person) => person.groupId === groupId).map(({ tableId }) => tableId)
    expect(countsOf(tables)).toEqual([perTable, perTable, perTable])
  }
  const before = [
    { tableId: 't1', groupId: 'b' },
    { tableId: 't2', groupId: 'a' },
    { tableId: 't3', groupId: 'a' },
  ]
  expect(chooseTable(TABLES, before, 'a')).toBe('t1')
  expect(chooseTable(TABLES, before, 'c')).toBe('t1')
})

test('[JN6] who sits at no table, or at one of another session, counts nowhere; without tables there is none', () => {
  const elsewhere = [
    { tableId: null, groupId: 'a' },
    { tableId: 'gone', groupId: 'a' },
  ]
  expect(chooseTable(TABLES, elsewhere, 'a')).toBe('t1')
  expect(chooseTable([], elsewhere, 'a')).toBeNull()
})
