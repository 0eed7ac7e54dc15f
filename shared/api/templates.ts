/** What a board can begin as.  @see shared/board/templates */
import { z } from 'zod'
import { CARD_KINDS } from '../board/card.ts'

/** A text in every language. */
const localized = z.object({ fr: z.string(), en: z.string() })

const templateSchema = z.object({
  id: z.string(),
  title: localized,
  /** For those who choose it: what one gets from it. */
  purpose: localized,
  /** For those who fill it: what to do. */
  instruction: localized,
  /** Kinds of cards that are offered on such a board, the usual one first. */
  kinds: z.array(z.enum(CARD_KINDS)),
})
/** In the order in which they are offered. `GET /api/templates`. */
export const templateListSchema = z.object({ templates: z.array(templateSchema) })
