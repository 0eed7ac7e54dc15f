/** Who is in a session, and observers: people who watch without writing. */
import { createRoute } from '@hono/zod-openapi'
import { participantPathSchema, sessionPathSchema } from '../../../shared/api/auth.ts'
import { observerRequestSchema } from '../../../shared/api/join.ts'
import type { Sessions } from '../../session/sessions.ts'
import { participantView, sessionView } from '../../session/views.ts'
import type { Access } from '../access.ts'
import { granted } from '../answers.ts'
import { jsonAnswer, jsonBody, problemAnswer, who } from '../routeParts.ts'
import { Joined, ParticipantList } from '../schemas.ts'
import { newRouter } from '../validation.ts'

const tags = ['People']
const params = sessionPathSchema

export function peopleRoutes({ joining, participants }: Sessions, access: Access) {
  const list = createRoute({
    method: 'get',
    path: '/api/sessions/{sessionId}/participants',
    tags,
    middleware: access.sessionMember,
    security: who.member,
    summary: 'Who came into the session',
    request: { params },
    responses: { 200: jsonAnswer(ParticipantList, 'The facilitator first.'), default: problemAnswer },
  })
  const addObserver = createRoute({
    method: 'post',
    path: '/api/sessions/{sessionId}/observers',
    tags,
    middleware: access.sessionFacilitator,
    security: who.facilitator,
    summary: 'Let somebody watch',
    description: 'The link to give them is `/s/{sessionId}#observer={token}`.',
    request: { params, body: jsonBody(observerRequestSchema) },
    responses: { 201: jsonAnswer(Joined, 'The observer and their token, shown this once.'), default: problemAnswer },
  })
  const remove = createRoute({
    method: 'delete',
    path: '/api/sessions/{sessionId}/participants/{participantId}',
    tags,
    middleware: access.sessionFacilitator,
    security: who.facilitator,
    summary: 'Remove a participant, or revoke an observer',
    description: 'The token dies, every connection closes. What was written stays, under the name that it bears.',
    request: { params: participantPathSchema },
    responses: { 204: { description: 'Out of the session.' }, default: problemAnswer },
  })

  return newRouter()
    .openapi(list, (c) => {
      const { live } = c.var.member
      return c.json(
        { participants: [...live.participants.values()].map((person) => participantView(live, person)) },
        200,
      )
    })
    .openapi(remove, async (c) => {
      const { live, self } = c.var.member
      granted(await participants.remove(live, self, c.req.valid('param').participantId))
      return c.body(null, 204)
    })
    .openapi(addObserver, async (c) => {
      const { live, self } = c.var.member
      const { participant, token } = granted(await joining.addObserver(live, self, c.req.valid('json').name))
      const session = sessionView(live, participant)
      return c.json({ participant: participantView(live, participant), session, token }, 201)
    })
}
