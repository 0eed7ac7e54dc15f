import { joinedSchema } from '../../shared/api/join.ts'
import type { Joined } from './join.ts'
import { type Answer, command, request } from './request.ts'

/** Makes an observer. Their token is told this once. */
export const addObserver = (sessionId: string, name: string): Promise<Answer<Joined>> =>
  request(`/api/sessions/${sessionId}/observers`, joinedSchema, { method: 'POST', body: { name } })

/** Sends a participant or an observer out of a session; what they wrote stays. */
export const removePerson = (sessionId: string, participantId: string): Promise<Answer<null>> =>
  command(`/api/sessions/${sessionId}/participants/${participantId}`, { method: 'DELETE' })
