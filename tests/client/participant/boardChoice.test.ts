import { describe, expect, it } from 'vitest'
import { boardPlaces, chooseBoard } from '../../../client/participant/boardChoice.ts'

const board = (id: string, tableId: string | null, position = 0) => ({
  id,
  title: id,
  template: 'blank',
  tableId,
  position,
  locked: false,
  epoch: 1,
})
const boards = [board('plenary', null), board('map', null), board('table-1', 't1'), board('table-2', 't2')]

describe('[PT1] a participant stands at their board', () => {
  it('of their table, without having to look for it', () => {
    expect(chooseBoard(boards, 't2', null)?.id).toBe('table-2')
  })

  it('of the whole room, when they have no table or their table has no board', () => {
    expect(chooseBoard(boards, null, null)?.id).toBe('plenary')
    expect(chooseBoard(boards, 't9', null)?.id).toBe('plenary')
  })

  it('that they chose, as long as it exists', () => {
    expect(chooseBoard(boards, 't2', { boardId: 'map', tableId: 't2' })?.id).toBe('map')
    expect(chooseBoard(boards, 't2', { boardId: 'gone', tableId: 't2' })?.id).toBe('table-2')
  })

  it('of their new table, when they are seated elsewhere', () => {
    expect(chooseBoard(boards, 't1', { boardId: 'table-2', tableId: 't2' })?.id).toBe('table-1')
  })

  it('any, when there is nothing else; none, when there is none', () => {
    expect(chooseBoard([board('table-1', 't1')], null, null)?.id).toBe('table-1')
    expect(chooseBoard([], 't1', null)).toBeUndefined()
  })

  it('and finds every other board, each in one place', () => {
    const { mine, plenary, otherTables } = boardPlaces(boards, 't1')
    expect([mine, plenary, otherTables].map((part) => part.map(({ id }) => id))).toEqual([
      ['table-1'],
      ['plenary', 'map'],
      ['table-2'],
    ])
  })
})
