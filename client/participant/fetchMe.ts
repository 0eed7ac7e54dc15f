import type { z } from 'zod'
import { meSchema } from '../../shared/api/join.ts'
import { type Answer, request } from '../api/request.ts'

/** Who this tablet is in a session. */
export const fetchMe = (sessionId: string): Promise<Answer<z.infer<typeof meSchema>>> =>
  request(`/api/sessions/${sessionId}/me?as=participant`, meSchema)
