/** Cards as plain JSON, for reading, and the import of statements. */
import { z } from 'zod'
import { CARD_KINDS, cardSchema } from '../board/card.ts'
import { zoneSchema } from '../board/zone.ts'
import { CARD_TINTS } from '../palette.ts'
import { id } from './common.ts'

const cardPlaceSchema = z.object({
  /** The zone that holds the card's middle; null for none. */
  zone: id.nullable(),
  /** Of a zone that is a cell: its row and its column. */
  cell: z.object({ row: z.string(), column: z.string() }).nullable(),
  /** Of a zone with axes: how far along them the card's middle is, from 0 (left, bottom) to 1 (right, top). */
  value: z.tuple([z.number(), z.number()]).nullable(),
})
export type CardPlace = z.infer<typeof cardPlaceSchema>

const cardViewSchema = cardSchema.extend({ id, text: z.string(), ...cardPlaceSchema.shape })
export type CardView = z.infer<typeof cardViewSchema>

export const cardListSchema = z.object({ boardId: id, epoch: z.number().int(), cards: z.array(cardViewSchema) })

const zoneViewSchema = zoneSchema.extend({ id })
export type ZoneView = z.infer<typeof zoneViewSchema>
/** Row by row. `GET /api/boards/{boardId}/zones`. */
export const zoneListSchema = z.object({ boardId: id, epoch: z.number().int(), zones: z.array(zoneViewSchema) })

/** Query of `POST /api/boards/{boardId}/import`, whose body is the CSV itself (text/csv, a header line).
 *  The column of the statements is told by `text` or by `column`. */
export const importQuerySchema = z
  .object({
    /** Its header. */
    text: z.string().min(1).optional(),
    /** Its place, from 1, for headers that are alike or missing. */
    column: z.coerce.number().int().min(1).optional(),
    /** Header of a column that holds the kind, when there is one. */
    kind: z.string().min(1).optional(),
    /** Kind of every card without a kind of its own. */
    defaultKind: z.enum(CARD_KINDS).default('idea'),
    color: z.enum(CARD_TINTS).default('stone'),
  })
  .refine(({ text, column }) => (text === undefined) !== (column === undefined), { path: ['text'] })
export const importedSchema = z.object({
  /** Cards made. */
  created: z.number().int(),
  /** Rows without a statement. */
  skipped: z.number().int(),
})
/** `POST /api/boards/{boardId}/empty-bin`. */
export const binEmptiedSchema = z.object({
  boardId: id,
  /** Cards that were in the bin and are gone. */
  removed: z.number().int(),
  epoch: z.number().int(),
})
