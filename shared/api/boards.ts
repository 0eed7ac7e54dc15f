/** Cards as plain JSON, for reading, and the import of statements. */
import { z } from 'zod'
import { CARD_KINDS, cardSchema } from '../board/card.ts'
import { CARD_TINTS } from '../palette.ts'
import { id } from './common.ts'

const cardViewSchema = cardSchema.extend({ id, text: z.string() })
export type CardView = z.infer<typeof cardViewSchema>

export const cardListSchema = z.object({ boardId: id, epoch: z.number().int(), cards: z.array(cardViewSchema) })

/** Query of `POST /api/boards/{boardId}/import`, whose body is the CSV itself (text/csv, UTF-8, a header line). */
export const importQuerySchema = z.object({
  /** Header of the column that holds the statement. */
  text: z.string().min(1),
  /** Header of a column that holds the kind, when there is one. */
  kind: z.string().min(1).optional(),
  /** Kind of every card without a kind of its own. */
  defaultKind: z.enum(CARD_KINDS).default('idea'),
  color: z.enum(CARD_TINTS).default('stone'),
})
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
