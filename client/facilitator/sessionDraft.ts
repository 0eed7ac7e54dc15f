/** A session as it is being prepared, and what is still missing in it. Pure. */
import type { z } from 'zod'
import type { newSessionSchema } from '../../shared/api/sessions.ts'
import { newId } from '../../shared/ids.ts'
import { MAX_GROUPS } from '../../shared/limits.ts'
import { GROUP_COLORS, GROUP_ICONS, type GroupColor, type GroupIcon } from '../../shared/palette.ts'

export interface DraftGroup {
  /** Of this page only. */
  id: string
  name: string
  color: GroupColor
  icon: GroupIcon
}

export interface DraftBoard {
  /** Of this page only. */
  id: string
  title: string
  /** Id of a template. */
  template: string
}

export interface SessionDraft {
  programmeId: string
  title: string
  question: string
  groups: DraftGroup[]
  /** Of a group that was typed and not added yet. */
  groupName: string
  tables: number
  /** Id of the template of every table's board. */
  tableTemplate: string
  boards: DraftBoard[]
}

/** The groups that most workshops have: key of the name's text, hue and pictogram. */
export const SUGGESTED_GROUPS = [
  { key: 'patients', color: 'blue', icon: 'heart' },
  { key: 'members', color: 'vermilion', icon: 'id-card' },
  { key: 'professionals', color: 'green', icon: 'stethoscope' },
  { key: 'employees', color: 'purple', icon: 'briefcase' },
  { key: 'startups', color: 'ochre', icon: 'rocket' },
  { key: 'experts', color: 'ink', icon: 'chart-line' },
] as const satisfies readonly { key: string; color: GroupColor; icon: GroupIcon }[]

/** A new group in the first hue and with the first pictogram that no other group has. */
export function nextGroup(groups: readonly DraftGroup[], id: string, name: string): DraftGroup {
  const color = GROUP_COLORS.find((hue) => groups.every((group) => group.color !== hue))
  const icon = GROUP_ICONS.find((drawing) => groups.every((group) => group.icon !== drawing))
  return { id, name, color: color ?? GROUP_COLORS[groups.length % GROUP_COLORS.length]!, icon: icon ?? 'users' }
}

/** Why a group of that name cannot be added: it stands in the list however it is capitalised, or the list is full. */
export function groupFault(groups: readonly DraftGroup[], name: string): 'taken' | 'too-many' | null {
  const key = name.trim().toLocaleLowerCase()
  if (groups.some((group) => group.name.trim().toLocaleLowerCase() === key)) return 'taken'
  return groups.length >= MAX_GROUPS ? 'too-many' : null
}

const isGroupTyped = ({ groupName }: SessionDraft): boolean => groupName.trim() !== ''

export type DraftGap = 'title' | 'question' | 'group'

/** What must be filled in or mended before the session can be made. */
export function draftGaps(draft: SessionDraft): DraftGap[] {
  const gaps: DraftGap[] = []
  if (draft.title.trim() === '') gaps.push('title')
  if (draft.question.trim() === '') gaps.push('question')
  if (isGroupTyped(draft) && groupFault(draft.groups, draft.groupName) !== null) gaps.push('group')
  return gaps
}

/** The request that makes it, with the group that was typed and not added: nobody types one to leave it out. */
export function newSessionOf(draft: SessionDraft): z.input<typeof newSessionSchema> {
  const typed = isGroupTyped(draft) ? [nextGroup(draft.groups, newId(), draft.groupName.trim())] : []
  return {
    programmeId: draft.programmeId,
    title: draft.title,
    question: draft.question,
    groups: [...draft.groups, ...typed].map(({ name, color, icon }) => ({ name, color, icon })),
    tables: draft.tables,
    tableTemplate: draft.tableTemplate,
    boards: draft.boards.map(({ title, template }) => ({ title, template })),
  }
}
