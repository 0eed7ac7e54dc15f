import type { z } from 'zod'
import {
  type newSessionSchema,
  type Session,
  type SessionSummary,
  type sessionChangeSchema,
  sessionListSchema,
  sessionSchema,
} from '../../shared/api/sessions.ts'
import { type Answer, request } from './request.ts'

/** Of all programmes, newest first. */
export const fetchSessions = (): Promise<Answer<{ sessions: SessionSummary[] }>> =>
  request('/api/sessions', sessionListSchema)

export const fetchSession = (sessionId: string): Promise<Answer<Session>> =>
  request(`/api/sessions/${sessionId}`, sessionSchema)

export const createSession = (session: z.input<typeof newSessionSchema>): Promise<Answer<Session>> =>
  request('/api/sessions', sessionSchema, { method: 'POST', body: session })

export const changeSession = (
  sessionId: string,
  change: z.input<typeof sessionChangeSchema>,
): Promise<Answer<Session>> => request(`/api/sessions/${sessionId}`, sessionSchema, { method: 'PATCH', body: change })

/** Saves an iteration, then makes every board read-only. */
export const closeSession = (sessionId: string): Promise<Answer<Session>> =>
  request(`/api/sessions/${sessionId}/close`, sessionSchema, { method: 'POST' })

export const reopenSession = (sessionId: string): Promise<Answer<Session>> =>
  request(`/api/sessions/${sessionId}/reopen`, sessionSchema, { method: 'POST' })
