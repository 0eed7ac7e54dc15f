/** Iterations: immutable, numbered versions of a whole session. */
import { z } from 'zod'
import { MAX_NOTE_LENGTH } from '../limits.ts'
import { id, timestampMs } from './common.ts'
import { groupSchema, participantSchema } from './sessions.ts'

export const newIterationSchema = z.object({ note: z.string().trim().max(MAX_NOTE_LENGTH).default('') })

const iterationBoardSchema = z.object({
  boardId: id,
  title: z.string(),
  tableId: id.nullable(),
  epoch: z.number().int(),
  /** Bytes of the stored state (encodeStateAsUpdateV2). */
  sizeBytes: z.number().int(),
  /** SHA-256 of those bytes, hexadecimal. */
  hash: z.string(),
  cards: z.number().int(),
})

export const iterationSchema = z.object({
  id,
  sessionId: id,
  number: z.number().int(),
  note: z.string(),
  trigger: z.enum(['facilitator', 'automatic', 'close']),
  createdAt: timestampMs,
  /** As they were at that moment. */
  title: z.string(),
  question: z.string(),
  groups: z.array(groupSchema),
  participants: z.array(participantSchema.pick({ id: true, name: true, groupId: true })),
  boards: z.array(iterationBoardSchema),
  /** SHA-256 over the manifest: everything above and each board's hash. */
  contentHash: z.string(),
})
export type Iteration = z.infer<typeof iterationSchema>

/** What the content hash is taken over. The number is given when the iteration is kept. */
export const manifestSchema = iterationSchema.omit({ number: true, contentHash: true })
export type Manifest = z.infer<typeof manifestSchema>

/** For facilitators: the same with the secret that opens it read-only: `<url>/review/<id>#<reviewKey>`. */
export const iterationWithKeySchema = iterationSchema.extend({ reviewKey: z.string() })
export type IterationWithKey = z.infer<typeof iterationWithKeySchema>
/** Oldest first. `GET /api/sessions/{sessionId}/iterations`, facilitators only. */
export const iterationListSchema = z.object({ iterations: z.array(iterationWithKeySchema) })
