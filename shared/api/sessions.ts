/** Programmes, sessions and what they hold, as the API speaks of them. Used by the routes and by the client. */
import { z } from 'zod'
import { blank } from '../board/templates/blank.ts'
import {
  MAX_BOARDS,
  MAX_GROUPS,
  MAX_NAME_LENGTH,
  MAX_QUESTION_LENGTH,
  MAX_TABLES,
  MAX_TITLE_LENGTH,
} from '../limits.ts'
import { GROUP_COLORS, GROUP_ICONS } from '../palette.ts'
import { ROLES } from '../permissions.ts'
import { LANGUAGES } from '../text/language.ts'
import { id, timestampMs } from './common.ts'

const title = z.string().trim().min(1).max(MAX_TITLE_LENGTH)
const question = z.string().trim().min(1).max(MAX_QUESTION_LENGTH)

export const newProgrammeSchema = z.object({ title, question })
export const programmeSchema = z.object({ id, title: z.string(), question: z.string(), createdAt: timestampMs })
export type Programme = z.infer<typeof programmeSchema>
/** Rewording the framing question is an event that the programme's history keeps; sessions have a question of their own. */
export const programmeChangeSchema = z.object({ title: title.optional(), question: question.optional() })
/** Newest first. */
export const programmeListSchema = z.object({ programmes: z.array(programmeSchema) })

export const newGroupSchema = z.object({
  name: z.string().trim().min(1).max(MAX_NAME_LENGTH),
  color: z.enum(GROUP_COLORS).optional(),
  icon: z.enum(GROUP_ICONS).optional(),
})
export const groupSchema = z.object({ id, name: z.string(), color: z.enum(GROUP_COLORS), icon: z.enum(GROUP_ICONS) })
export type Group = z.infer<typeof groupSchema>

/** What a board begins as: an id of `GET /api/templates`. */
const template = z.string().max(MAX_TITLE_LENGTH).default(blank.id)
/** Of the texts that the server writes on the boards; the request's (Accept-Language) when left out. */
const language = z.enum(LANGUAGES).optional()

export const newBoardSchema = z.object({ title, tableId: id.nullable().default(null), template, language })
export const boardSchema = z.object({
  id,
  sessionId: id,
  tableId: id.nullable(),
  title: z.string(),
  /** What it began as; perhaps a template that this version does not know. */
  template: z.string(),
  position: z.number().int(),
  locked: z.boolean(),
  /** Rises when the doc is rebuilt; a copy of an older epoch is worthless. */
  epoch: z.number().int(),
})
export type Board = z.infer<typeof boardSchema>
export const boardChangeSchema = z.object({ title: title.optional(), locked: z.boolean().optional() })

const tableSchema = z.object({ id, number: z.number().int(), title: z.string() })

export const newSessionSchema = z.object({
  programmeId: id,
  title,
  /** The framing question; the programme's when left out. */
  question: question.optional(),
  groups: z.array(newGroupSchema).max(MAX_GROUPS).default([]),
  /** How many tables to set; each gets a board of its own. */
  tables: z.number().int().min(0).max(MAX_TABLES).default(0),
  /** What each of these boards begins as. */
  tableTemplate: template,
  /** Plenary boards. With neither tables nor boards, one board is made. */
  boards: z.array(z.object({ title, template })).max(MAX_BOARDS).default([]),
  language,
})
export const sessionSchema = z.object({
  id,
  programmeId: id,
  title: z.string(),
  question: z.string(),
  status: z.enum(['open', 'closed']),
  /** 8 characters, see shared/joinCode.ts. Facilitators only; null for everyone else. */
  joinCode: z.string().nullable(),
  groups: z.array(groupSchema),
  tables: z.array(tableSchema),
  boards: z.array(boardSchema),
  createdAt: timestampMs,
  closedAt: timestampMs.nullable(),
})
export type Session = z.infer<typeof sessionSchema>
/** Rewording the framing question is an event that the history keeps. */
export const sessionChangeSchema = z.object({ title: title.optional(), question: question.optional() })

const sessionSummarySchema = sessionSchema
  .pick({ id: true, programmeId: true, title: true, question: true, status: true, createdAt: true, closedAt: true })
  .extend({
    /** How many participants came in so far, those who left among them. */
    participants: z.number().int(),
    iterations: z.number().int(),
  })
export type SessionSummary = z.infer<typeof sessionSummarySchema>
/** Newest first. `GET /api/sessions`, of one programme with `?programmeId=`. */
export const sessionListSchema = z.object({ sessions: z.array(sessionSummarySchema) })

export const participantSchema = z.object({
  id,
  name: z.string(),
  groupId: id.nullable(),
  tableId: id.nullable(),
  role: z.enum(ROLES),
  /** Connected now. */
  isPresent: z.boolean(),
  /** Out, by their own will or the facilitator's; the name stays for what they wrote. */
  hasLeft: z.boolean(),
  createdAt: timestampMs,
})
export type Participant = z.infer<typeof participantSchema>
/** By time of joining; the facilitator first. */
export const participantListSchema = z.object({ participants: z.array(participantSchema) })

const eventSchema = z.object({ at: timestampMs, kind: z.string(), payload: z.record(z.string(), z.unknown()) })
/** An event of a programme's history: names and questions reworded. */
export type ProgrammeEvent = z.infer<typeof eventSchema>
/** Oldest first. */
export const programmeEventListSchema = z.object({ events: z.array(eventSchema) })

/** An event of the session's history: reworded questions, locks, people, iterations, closing. */
const sessionEventSchema = eventSchema.extend({ participantId: id.nullable() })
export type SessionEvent = z.infer<typeof sessionEventSchema>
/** Oldest first. */
export const sessionEventListSchema = z.object({ events: z.array(sessionEventSchema) })
