import type { z } from 'zod'
import { type Door, doorSchema, type joinedSchema as JoinedSchema, joinedSchema } from '../../shared/api/join.ts'
import { type Answer, command, request } from './request.ts'

export type Joined = z.infer<typeof JoinedSchema>

/** What stands behind a code. @param code normalized. */
export const openDoor = (code: string): Promise<Answer<Door>> =>
  request('/api/join/door', doorSchema, { method: 'POST', body: { code } })

export const joinSession = (request_: {
  code: string
  name: string
  groupId: string | null
  /** The same for each retry.  @see docs/SPEC.md JN13 */
  key: string
}): Promise<Answer<Joined>> => request('/api/join', joinedSchema, { method: 'POST', body: request_ })

/** Gives up this tablet's place in a session. */
export const leaveSession = (sessionId: string): Promise<Answer<null>> =>
  command(`/api/sessions/${sessionId}/me?as=participant`, { method: 'DELETE' })
