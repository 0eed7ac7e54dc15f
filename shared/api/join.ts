/** Coming in: code, pseudonym, group. No account, no e-mail. */
import { z } from 'zod'
import { isJoinCode, normalizeJoinCode } from '../joinCode.ts'
import { MAX_NAME_LENGTH } from '../limits.ts'
import { id } from './common.ts'
import { groupSchema, participantSchema, sessionSchema } from './sessions.ts'

/** A code as typed; refused with "there is a slip in it" before it is looked up.  @see docs/SPEC.md JN2 */
const joinCode = z.string().max(40).transform(normalizeJoinCode).refine(isJoinCode, 'mistyped')

export const doorRequestSchema = z.object({ code: joinCode })
/** What the join page shows once the code is known. */
export const doorSchema = z.object({
  sessionId: id,
  title: z.string(),
  question: z.string(),
  programmeTitle: z.string(),
  groups: z.array(groupSchema),
  /** A pseudonym that nobody in this session bears, in the language asked for. */
  offeredName: z.string(),
})
export type Door = z.infer<typeof doorSchema>

export const joinRequestSchema = z.object({
  code: joinCode,
  /** First name or pseudonym. Taken as offered when left out; told apart by a number when somebody bears it already. */
  name: z.string().trim().max(MAX_NAME_LENGTH).optional(),
  groupId: id.nullable().default(null),
  /** Made by the client for one person who comes in. For some minutes the same key gives the same participant, so that a
   *  retry after a lost answer makes nobody twice.  @see docs/SPEC.md JN13 */
  key: id.optional(),
})

/** Who I am, on a tablet that came in or came back. */
export const meSchema = z.object({
  participant: participantSchema,
  session: sessionSchema,
})

/** The answer to joining. `token` also is set as an HttpOnly cookie; scripts use it as a bearer and in the provider's params. */
export const joinedSchema = meSchema.extend({ token: z.string() })

export const observerRequestSchema = z.object({ name: z.string().trim().min(1).max(MAX_NAME_LENGTH) })
/** `PATCH /api/sessions/{sessionId}/me`. */
export const meChangeSchema = z.object({
  name: z.string().trim().min(1).max(MAX_NAME_LENGTH).optional(),
  groupId: id.nullable().optional(),
})
