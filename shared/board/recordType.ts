/** One kind of record on a board: a root map of the board doc, record id → Y.Map. What is declared here is all that the
 *  server's guard knows of it: a new kind is a declaration of its own and a line in recordTypes.ts.
 *  @see docs/SPEC.md BD1–BD6 */
import type { z } from 'zod'

export interface RecordType {
  /** Name of the root map. */
  root: string
  /** Plain values, each replaced as a whole. A record has all of them from the start. */
  fields: Readonly<Record<string, z.ZodType>>
  /** Fields that are set when the record is made and never again. */
  setOnce: readonly string[]
  /** The field, set once, in which the server accepts only the participant id of who makes the record; null for none. */
  author: string | null
  /** Key of the record's rich text, a Y.XmlFragment of richText.ts; null when it has none. */
  body: string | null
  /** Records on one board, deleted ones included. */
  maxRecords: number
}
