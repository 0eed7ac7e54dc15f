import { describe, expect, it } from 'vitest'
import { attendanceByGroup, presentByTable } from '../../client/facilitator/attendance.ts'
import { isOnlyThisMachine, joinLink, reviewLink } from '../../client/facilitator/links.ts'
import {
  type DraftGroup,
  draftGaps,
  groupFault,
  newSessionOf,
  nextGroup,
  SUGGESTED_GROUPS,
} from '../../client/facilitator/sessionDraft.ts'
import { peopleIn, type RoomPerson } from '../../client/facilitator/useRoom.ts'
import { facilitatorToken, tokenOfHash } from '../../client/join/facilitatorToken.ts'
import { newSessionSchema } from '../../shared/api/sessions.ts'
import { newId } from '../../shared/ids.ts'
import { MAX_GROUPS } from '../../shared/limits.ts'

describe('[FA1] the facilitator link signs in however it is pasted', () => {
  it.each(['http://localhost:8700/#facilitator=abc_-1', '  #facilitator=abc_-1 ', 'facilitator=abc_-1', ' abc_-1\n'])(
    '%j',
    (pasted) => expect(facilitatorToken(pasted)).toBe('abc_-1'),
  )

  it('reads a token from the address only where it stands for one', () => {
    expect(tokenOfHash('#facilitator=abc')).toBe('abc')
    expect(tokenOfHash('#K7WM4RPX')).toBeNull()
    expect(tokenOfHash('')).toBeNull()
  })
})

describe('[FA2] a session can be made from what the form holds', () => {
  const draft = {
    programmeId: newId(),
    title: ' Atelier ',
    question: 'Comment ?',
    groups: SUGGESTED_GROUPS.map(({ key, color, icon }) => ({ id: newId(), name: key, color, icon })),
    groupName: '',
    tables: 15,
    tableTemplate: 'needs-map',
    boards: [{ id: newId(), title: 'Vision', template: 'target-vision' }],
  }

  it('the request is one that the API takes, trimmed', () => {
    const request = newSessionSchema.parse(newSessionOf(draft))
    expect(request.title).toBe('Atelier')
    expect(request.groups).toHaveLength(6)
    expect(request.tableTemplate).toBe('needs-map')
    expect(request.boards).toEqual([{ title: 'Vision', template: 'target-vision' }])
  })

  it('says what is missing, blanks not counting', () => {
    expect(draftGaps(draft)).toEqual([])
    expect(draftGaps({ ...draft, title: '  ', question: '' })).toEqual(['title', 'question'])
  })

  it('gives each new group a hue and a pictogram of its own, as long as there are any', () => {
    const groups: DraftGroup[] = []
    for (let count = 0; count < MAX_GROUPS; count += 1) groups.push(nextGroup(groups, newId(), `G${count}`))
    expect(new Set(groups.slice(0, 8).map((group) => group.color)).size).toBe(8)
    expect(new Set(groups.map((group) => group.icon)).size).toBe(MAX_GROUPS)
  })

  it('knows a group again however it is capitalised, and says when there are enough', () => {
    expect(groupFault(draft.groups, ' PATIENTS ')).toBe('taken')
    expect(groupFault(draft.groups, 'voisins')).toBeNull()
    const full = Array.from({ length: MAX_GROUPS }, (_, index) => nextGroup([], newId(), `G${index}`))
    expect(groupFault(full, 'voisins')).toBe('too-many')
  })

  it('takes a group that was typed and not added, or says why it cannot', () => {
    const request = newSessionSchema.parse(newSessionOf({ ...draft, groupName: ' Voisins ' }))
    expect(request.groups.map(({ name }) => name)).toEqual([...draft.groups.map(({ name }) => name), 'Voisins'])
    expect(new Set(request.groups.map(({ color }) => color)).size).toBe(7)
    expect(draftGaps({ ...draft, groupName: ' Voisins ' })).toEqual([])
    expect(draftGaps({ ...draft, groupName: 'Patients' })).toEqual(['group'])
  })
})

describe('[FA3] who is here is counted by group and by table', () => {
  const group = { id: 'g1', name: 'Patients', color: 'blue', icon: 'heart' } as const
  const person = (change: Partial<RoomPerson>): RoomPerson => ({
    id: newId(),
    name: 'Loutre',
    groupId: 'g1',
    tableId: 't1',
    role: 'participant',
    isPresent: true,
    ...change,
  })

  it('counts those present and all who came; those without a group only when there are any', () => {
    expect(attendanceByGroup([group], [person({}), person({ isPresent: false })])).toEqual([
      { group, present: 1, joined: 2 },
    ])
    const rows = attendanceByGroup([group], [person({ groupId: null }), person({ groupId: 'gone' })])
    expect(rows).toEqual([
      { group, present: 0, joined: 0 },
      { group: null, present: 2, joined: 2 },
    ])
  })

  it('who came never falls: those who left were there all the same', () => {
    const marie = { name: 'Marie', groupId: 'g1', tableId: null, role: 'participant' } as const
    const participants = new Map([
      ['marie', { ...marie, hasLeft: true as const }],
      ['jury', { ...marie, role: 'observer' as const }],
    ])
    const people = peopleIn({ participants, present: new Set() }, 'participant')
    expect(attendanceByGroup([group], people)).toEqual([{ group, present: 0, joined: 1 }])
  })

  it('counts a table by those who are there now', () => {
    const people = [person({}), person({}), person({ isPresent: false }), person({ tableId: null })]
    expect(presentByTable(people)).toEqual(new Map([['t1', 2]]))
  })
})

describe('[FA4] secrets of links stand in the fragment', () => {
  it('join and review links', () => {
    expect(joinLink('http://192.168.1.20:8700', 'K7WM4RPX')).toBe('http://192.168.1.20:8700/join#K7WM4RPX')
    expect(reviewLink('https://x.org', { id: 'i', reviewKey: 'k' })).toBe('https://x.org/review/i#k')
  })

  it('[PJ1] an address that means "this machine" is never offered to tablets', () => {
    for (const local of ['http://localhost:8700', 'http://127.0.0.1', 'http://127.9.9.9:1', 'http://[::1]:80'])
      expect(isOnlyThisMachine(local), local).toBe(true)
    for (const other of ['http://192.168.1.20:8700', 'http://tablee.local', 'https://localhost.example.org'])
      expect(isOnlyThisMachine(other), other).toBe(false)
  })
})
