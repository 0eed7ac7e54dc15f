/** Oneself in a session: a tablet that reloads is the same person. */
import { createRoute } from '@hono/zod-openapi'
import { identityQuerySchema, sessionPathSchema } from '../../../shared/api/auth.ts'
import { meChangeSchema } from '../../../shared/api/join.ts'
import type { Sessions } from '../../session/sessions.ts'
import { participantView, sessionView } from '../../session/views.ts'
import type { Access, Member } from '../access.ts'
import { granted } from '../answers.ts'
import { clearParticipantCookie } from '../cookies.ts'
import { jsonAnswer, jsonBody, problemAnswer, who } from '../routeParts.ts'
import { Me } from '../schemas.ts'
import { newRouter } from '../validation.ts'

const path = '/api/sessions/{sessionId}/me'
const tags = ['Joining']
const params = sessionPathSchema
const query = identityQuerySchema

export function meRoutes({ participants }: Sessions, access: Access) {
  const middleware = access.self
  const common = { path, tags, middleware, security: who.member } as const

  const read = createRoute({
    ...common,
    method: 'get',
    summary: 'Who I am in this session',
    description: 'A browser that is facilitator and participant at once is the participant, unless `as=facilitator`.',
    request: { params, query },
    responses: { 200: jsonAnswer(Me, 'The caller and the session.'), default: problemAnswer },
  })
  const change = createRoute({
    ...common,
    method: 'patch',
    summary: 'Change my name or group',
    request: { params, query, body: jsonBody(meChangeSchema) },
    responses: { 200: jsonAnswer(Me, 'As it is now.'), default: problemAnswer },
  })
  const leave = createRoute({
    ...common,
    method: 'delete',
    summary: 'Leave the session',
    description: 'The token dies, the cookie goes, every connection closes. What was written stays.',
    request: { params, query },
    responses: { 204: { description: 'Gone.' }, default: problemAnswer },
  })

  const view = ({ live, self }: Member) => ({
    participant: participantView(live, self),
    session: sessionView(live, self),
  })

  return newRouter()
    .openapi(read, (c) => c.json(view(c.var.member), 200))
    .openapi(change, async (c) => {
      const { live, self } = c.var.member
      granted(await participants.change(live, self, c.req.valid('json')))
      return c.json(view({ live, self }), 200)
    })
    .openapi(leave, async (c) => {
      const { live, self } = c.var.member
      granted(await participants.leave(live, self))
      clearParticipantCookie(c, live.record.id)
      return c.body(null, 204)
    })
}
