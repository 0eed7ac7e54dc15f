/** Who is who on a board, by participant id. */
import type { GroupColor, GroupIcon } from '../../shared/palette.ts'
import { groupInitials } from '../design/groupInitials.ts'

export interface Person {
  name: string
  /** null: joined without a stakeholder group, or the facilitator. */
  group: { name: string; initial: string; color: GroupColor; icon: GroupIcon } | null
}
export type People = ReadonlyMap<string, Person>

interface Member {
  name: string
  groupId: string | null
}
interface Group {
  id: string
  name: string
  color: GroupColor
  icon: GroupIcon
}

/** @param participants with their ids, as the session doc or an iteration holds them. */
export function peopleOf(
  participants: Iterable<readonly [id: string, member: Member]>,
  groups: readonly Group[],
): People {
  const initials = groupInitials(groups)
  const groupsById = new Map(
    groups.map(({ id, name, color, icon }) => [id, { name, color, icon, initial: initials.get(id)! }]),
  )
  return new Map(
    [...participants].map(([id, { name, groupId }]) => [id, { name, group: groupsById.get(groupId ?? '') ?? null }]),
  )
}
