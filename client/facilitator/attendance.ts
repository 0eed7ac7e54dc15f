/** Who is here, counted by stakeholder group and by table. Pure; shown by the facilitator's page and the projector. */
import type { GroupView } from '../../shared/session/sessionDoc.ts'
import type { RoomPerson } from './useRoom.ts'

export interface GroupAttendance {
  /** null: those without a group. */
  group: GroupView | null
  present: number
  joined: number
}

/** In the order of the groups; those without a group last, and only when there are any. */
export function attendanceByGroup(groups: readonly GroupView[], people: readonly RoomPerson[]): GroupAttendance[] {
  const known = new Set(groups.map(({ id }) => id))
  const count = (members: RoomPerson[], group: GroupView | null): GroupAttendance => ({
    group,
    present: members.filter((person) => person.isPresent).length,
    joined: members.length,
  })
  const rows = groups.map((group) =>
    count(
      people.filter((person) => person.groupId === group.id),
      group,
    ),
  )
  const others = people.filter((person) => person.groupId === null || !known.has(person.groupId))
  return others.length > 0 ? [...rows, count(others, null)] : rows
}

/** How many are here at each table, by table id. */
export function presentByTable(people: readonly RoomPerson[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { tableId, isPresent } of people) {
    if (tableId !== null && isPresent) counts.set(tableId, (counts.get(tableId) ?? 0) + 1)
  }
  return counts
}
