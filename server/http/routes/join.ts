/** Coming in by code. The code travels in bodies, never in an address. */
import { createRoute } from '@hono/zod-openapi'
import { doorRequestSchema, joinRequestSchema } from '../../../shared/api/join.ts'
import type { Sessions } from '../../session/sessions.ts'
import { participantView, sessionView } from '../../session/views.ts'
import { granted, languageOf } from '../answers.ts'
import { setParticipantCookie } from '../cookies.ts'
import { jsonAnswer, jsonBody, problemAnswer, who } from '../routeParts.ts'
import { Door, Joined } from '../schemas.ts'
import { newRouter } from '../validation.ts'

const tags = ['Joining']

const door = createRoute({
  method: 'post',
  path: '/api/join/door',
  tags,
  summary: 'What is behind a join code',
  description:
    'Problems: `mistyped-code` (the check character does not fit: a slip), `unknown-code`, `session-closed`, `too-many-attempts`.',
  security: who.anyone,
  request: { body: jsonBody(doorRequestSchema) },
  responses: { 200: jsonAnswer(Door, 'The session, with a pseudonym that nobody bears.'), default: problemAnswer },
})

const join = createRoute({
  method: 'post',
  path: '/api/join',
  tags,
  summary: 'Come in',
  description: 'The answer holds the token for scripts; browsers get it as an HttpOnly cookie. It is shown this once.',
  security: who.anyone,
  request: { body: jsonBody(joinRequestSchema) },
  responses: { 201: jsonAnswer(Joined, 'In.'), default: problemAnswer },
})

export function joinRoutes({ joining }: Sessions) {
  return newRouter()
    .openapi(door, async (c) => {
      const { code } = c.req.valid('json')
      return c.json(granted(await joining.door({ code, language: languageOf(c) })), 200)
    })
    .openapi(join, async (c) => {
      const { live, participant, token } = granted(
        await joining.join({ ...c.req.valid('json'), language: languageOf(c) }),
      )
      setParticipantCookie(c, live.record.id, token)
      const session = sessionView(live, participant)
      return c.json({ participant: participantView(live, participant), session, token }, 201)
    })
}
