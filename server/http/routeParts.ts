/** Pieces that route descriptions are made of, so that the OpenAPI document says of each who may call it. */
import type { z } from 'zod'
import { Problem } from './schemas.ts'

export const SECURITY_SCHEMES = {
  bearer: {
    type: 'http',
    scheme: 'bearer',
    description: 'The token of the facilitator, of a participant or of an observer.',
  },
  reviewKey: { type: 'http', scheme: 'bearer', description: 'The review key of this iteration.' },
  facilitatorCookie: {
    type: 'apiKey',
    in: 'cookie',
    name: 'tablee_facilitator',
    description: 'Set by POST /api/auth/facilitator.',
  },
  participantCookie: {
    type: 'apiKey',
    in: 'cookie',
    name: 'tablee_participant_{sessionId}',
    description: 'Set by POST /api/join; one for each session.',
  },
} as const

/** Names of SECURITY_SCHEMES; any one requirement of a list is enough. */
type Requirement = Record<string, string[]>

/** Who may call a route, as OpenAPI security requirements. */
export const who: Record<'anyone' | 'facilitator' | 'member' | 'reviewer', Requirement[]> = {
  anyone: [],
  facilitator: [{ bearer: [] }, { facilitatorCookie: [] }],
  member: [{ bearer: [] }, { facilitatorCookie: [] }, { participantCookie: [] }],
  reviewer: [{ reviewKey: [] }, { bearer: [] }, { facilitatorCookie: [] }],
}

export const jsonAnswer = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

export const jsonBody = <S extends z.ZodType>(schema: S) => ({
  required: true,
  content: { 'application/json': { schema } },
})

/** Any error: its code is told by `code`, in words by `title`. */
export const problemAnswer = {
  description: 'A problem (RFC 9457): its `code` is for programs, its `title` and `detail` are for people.',
  content: { 'application/problem+json': { schema: Problem } },
} as const
