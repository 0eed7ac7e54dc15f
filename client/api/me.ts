import type { z } from 'zod'
import { meSchema } from '../../shared/api/join.ts'
import { type Answer, request } from './request.ts'

export type Me = z.infer<typeof meSchema>

/** Who this tablet is in a session, as a participant: a facilitator's own cookie does not count. */
export const fetchMe = (sessionId: string): Promise<Answer<Me>> =>
  request(`/api/sessions/${sessionId}/me?as=participant`, meSchema)
