/** Signing in and out, and who this browser is. */
import { z } from 'zod'
import { id } from './common.ts'
import { participantSchema, sessionSchema } from './sessions.ts'

/** `POST /api/auth/facilitator` and `POST /api/auth/observer`: the token of the link that was opened. */
export const signInSchema = z.object({ token: z.string().min(1).max(200) })

/** `GET /api/auth`, and the answer to signing in: what this browser's cookies (or the bearer token) are good for. */
export const signedInSchema = z.object({
  isFacilitator: z.boolean(),
  /** Sessions that this tablet came into and has not left, newest first: "Continue as Loutre bleue". */
  seats: z.array(
    z.object({
      session: sessionSchema.pick({ id: true, title: true, status: true }),
      participant: participantSchema.pick({ id: true, name: true, groupId: true, tableId: true, role: true }),
    }),
  ),
})
export type SignedIn = z.infer<typeof signedInSchema>

/** Which of this browser's identities is meant, when it has several: `?as=`. */
export const identityQuerySchema = z.object({ as: z.enum(['participant', 'facilitator']).optional() })

/** Ids in the path of every route below a session, a board or an iteration. */
export const sessionPathSchema = z.object({ sessionId: id })
export const participantPathSchema = sessionPathSchema.extend({ participantId: id })
export const boardPathSchema = z.object({ boardId: id })
export const iterationPathSchema = z.object({ iterationId: id })
