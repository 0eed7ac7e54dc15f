/** The zone record: a named region of a board, one Y.Map below the root `zones`, keyed by zone id. Which cards lie in it is
 *  never stored but derived from where they lie, so that every tablet says the same.
 *  @see docs/SPEC.md BD1–BD4, ZN1–ZN3 */
import { z } from 'zod'
import { MAX_COORDINATE, MAX_TITLE_LENGTH, MAX_ZONE_INSTRUCTION_LENGTH, MAX_ZONES_PER_BOARD } from '../limits.ts'
import { CARD_TINTS } from '../palette.ts'
import { boardPoint } from '../protocol/presence.ts'
import { authorId, timestampMs } from './commonFields.ts'
import type { RecordType } from './recordType.ts'

/** Sides of a zone in board units. */
const MIN_ZONE_SIDE = 120
const side = z.number().min(MIN_ZONE_SIDE).max(MAX_COORDINATE)
const label = z.string().max(MAX_TITLE_LENGTH)

const zoneFields = {
  title: label,
  /** What to put here, in a sentence; empty for none. */
  instruction: z.string().max(MAX_ZONE_INSTRUCTION_LENGTH),
  /** [x, y] of the top left corner, and [width, height], in board units. */
  pos: boardPoint,
  size: z.tuple([side, side]),
  /** null: paper. */
  color: z.enum(CARD_TINTS).nullable(),
  /** Of a needs map or a journey: the row and the column whose cell this is; empty for none. */
  row: label,
  column: label,
  /** Of a matrix: what the left and right, the bottom and top edge mean; null where the place says nothing. */
  xAxis: z.tuple([label, label]).nullable(),
  yAxis: z.tuple([label, label]).nullable(),
  author: authorId,
  createdAt: timestampMs,
  deletedAt: timestampMs.nullable(),
} as const

export const zoneType = {
  root: 'zones',
  fields: zoneFields,
  setOnce: ['author', 'createdAt'],
  author: 'author',
  body: null,
  maxRecords: MAX_ZONES_PER_BOARD,
} as const satisfies RecordType

export const zoneSchema = z.object(zoneFields)
export type ZoneRecord = z.infer<typeof zoneSchema>
