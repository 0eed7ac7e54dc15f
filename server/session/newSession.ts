/** Plans a new session: pure. Each table gets a board of its own; without tables and boards there is one plenary board. */
import type { z } from 'zod'
import type { newGroupSchema, newSessionSchema } from '../../shared/api/sessions.ts'
import { blank } from '../../shared/board/templates/blank.ts'
import { newId } from '../../shared/ids.ts'
import { newJoinCode } from '../../shared/joinCode.ts'
import { GROUP_COLORS, GROUP_ICONS } from '../../shared/palette.ts'
import type { Language } from '../../shared/text/language.ts'
import type { BoardRecord, GroupRecord, ParticipantRecord, SessionRecord, TableRecord } from '../storage/storage.ts'

const WORDS = {
  fr: { plenary: 'Plénière', facilitator: 'Animation' },
  en: { plenary: 'Plenary', facilitator: 'Facilitation' },
} as const satisfies Record<Language, Record<string, string>>

export interface SessionPlan {
  record: SessionRecord
  tables: TableRecord[]
  boards: BoardRecord[]
  facilitator: ParticipantRecord
}

export function planSession(
  input: z.infer<typeof newSessionSchema> & { question: string },
  options: { now: number; language: Language },
): SessionPlan {
  const { now, language } = options
  const sessionId = newId()
  const tables = Array.from({ length: input.tables }, (_, index) => ({
    id: newId(),
    sessionId,
    number: index + 1,
    title: `Table ${index + 1}`,
  }))
  const isBare = input.boards.length === 0 && tables.length === 0
  const plenary = isBare ? [{ title: WORDS[language].plenary, template: blank.id }] : input.boards
  const places = [
    ...plenary.map(({ title, template }) => ({ title, template, tableId: null })),
    ...tables.map(({ id, title }) => ({ title, template: input.tableTemplate, tableId: id })),
  ]
  return {
    record: {
      id: sessionId,
      programmeId: input.programmeId,
      title: input.title,
      question: input.question,
      status: 'open',
      joinCode: newJoinCode(),
      groups: styleGroups(input.groups),
      createdAt: now,
      closedAt: null,
    },
    tables,
    boards: places.map((place, position) => ({
      id: newId(),
      sessionId,
      ...place,
      position,
      locked: false,
      createdAt: now,
    })),
    facilitator: {
      id: newId(),
      sessionId,
      name: WORDS[language].facilitator,
      groupId: null,
      tableId: null,
      role: 'facilitator',
      tokenHash: null,
      createdAt: now,
    },
  }
}

/** Gives each group that has none a colour and a pictogram that no other group has, as long as there are enough. */
function styleGroups(groups: z.infer<typeof newGroupSchema>[]): GroupRecord[] {
  const chosenColors = groups.flatMap((group) => group.color ?? [])
  const chosenIcons = groups.flatMap((group) => group.icon ?? [])
  const nextColor = cycle(
    GROUP_COLORS.filter((color) => !chosenColors.includes(color)),
    GROUP_COLORS,
  )
  const nextIcon = cycle(
    GROUP_ICONS.filter((icon) => !chosenIcons.includes(icon)),
    GROUP_ICONS,
  )
  return groups.map((group) => ({
    id: newId(),
    name: group.name,
    color: group.color ?? nextColor(),
    icon: group.icon ?? nextIcon(),
  }))
}

/** Gives the free ones in turn, then all of them over and over. */
function cycle<T>(free: readonly T[], all: readonly T[]): () => T {
  let index = 0
  return () => {
    const value = index < free.length ? free[index] : all[(index - free.length) % all.length]
    index++
    return value as T
  }
}
