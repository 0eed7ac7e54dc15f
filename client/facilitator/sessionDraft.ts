/** A session as it is being prepared, and what is still missing in it. Pure. */
import type { z } from 'zod'
import type { newSessionSchema } from '../../shared/api/sessions.ts'
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

/** Whether a group of that name stands in the list already, however it is capitalised. */
export const hasGroupNamed = (groups: readonly DraftGroup[], name: string): boolean =>
  groups.some((group) => group.name.trim().toLocaleLowerCase() === name.trim().toLocaleLowerCase())

export type DraftGap = 'title' | 'question'

/** What must be filled in before the session can be made. */
export function draftGaps(draft: SessionDraft): DraftGap[] {
  const gaps: DraftGap[] = []
  if (draft.title.trim() === '') gaps.push('title')
  if (draft.question.trim() === '') gaps.push('question')
  return gaps
}

/** The request that makes it. */
export const newSessionOf = (draft: SessionDraft): z.input<typeof newSessionSchema> => ({
  programmeId: draft.programmeId,
  title: draft.title,
  question: draft.question,
  groups: draft.groups.map(({ name, color, icon }) => ({ name, color, icon })),
  tables: draft.tables,
  tableTemplate: draft.tableTemplate,
  boards: draft.boards.map(({ title, template }) => ({ title, template })),
})
