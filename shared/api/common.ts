/** Pieces that the API's schemas share. */
import { z } from 'zod'
import { ID_PATTERN } from '../ids.ts'

export const id = z.string().regex(ID_PATTERN, 'an id of 16 characters')
/** Milliseconds since 1970, the server's clock. */
export const timestampMs = z.number().int()

/** RFC 9457. `code` is stable for programs; `title` is for people, in the language asked for by Accept-Language. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  /** For invalid input: which fields, and what is wrong with them. */
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})
export type Problem = z.infer<typeof problemSchema>
