/** Sessions: made, read, reworded, closed, opened again. */
import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { sessionPathSchema } from '../../../shared/api/auth.ts'
import { id } from '../../../shared/api/common.ts'
import { newSessionSchema, sessionChangeSchema } from '../../../shared/api/sessions.ts'
import type { Sessions } from '../../session/sessions.ts'
import { sessionView } from '../../session/views.ts'
import type { Access } from '../access.ts'
import { granted, languageOf } from '../answers.ts'
import { jsonAnswer, jsonBody, problemAnswer, who } from '../routeParts.ts'
import { Session, SessionEventList, SessionList } from '../schemas.ts'
import { newRouter } from '../validation.ts'

const tags = ['Sessions']
const params = sessionPathSchema

export function sessionRoutes({ lifecycle }: Sessions, access: Access) {
  const asFacilitator = { tags, middleware: access.facilitator, security: who.facilitator }
  const ofSession = { tags, middleware: access.sessionFacilitator, security: who.facilitator }

  const list = createRoute({
    ...asFacilitator,
    method: 'get',
    path: '/api/sessions',
    summary: 'Sessions, newest first',
    request: { query: z.object({ programmeId: id.optional() }) },
    responses: { 200: jsonAnswer(SessionList, 'Of one programme, or all.'), default: problemAnswer },
  })
  const create = createRoute({
    ...asFacilitator,
    method: 'post',
    path: '/api/sessions',
    summary: 'Prepare a session',
    description: 'Boards are laid out as their templates have it, in one language, before anybody sees them.',
    request: { body: jsonBody(newSessionSchema) },
    responses: { 201: jsonAnswer(Session, 'Made, with its join code; it is open.'), default: problemAnswer },
  })
  const read = createRoute({
    tags,
    middleware: access.sessionMember,
    security: who.member,
    method: 'get',
    path: '/api/sessions/{sessionId}',
    summary: 'One session',
    description: 'The join code is given to the facilitator only.',
    request: { params },
    responses: { 200: jsonAnswer(Session, 'The session.'), default: problemAnswer },
  })
  const change = createRoute({
    ...ofSession,
    method: 'patch',
    path: '/api/sessions/{sessionId}',
    summary: 'Rename the session or reword the framing question',
    description:
      'Rewording is an event of the history, with both wordings. Problem: `session-closed`, until it is opened again.',
    request: { params, body: jsonBody(sessionChangeSchema) },
    responses: { 200: jsonAnswer(Session, 'As it is now.'), default: problemAnswer },
  })
  const close = createRoute({
    ...ofSession,
    method: 'post',
    path: '/api/sessions/{sessionId}/close',
    summary: 'End the session',
    description: 'Boards become read-only at once, and what stands on them is saved as an iteration.',
    request: { params },
    responses: { 200: jsonAnswer(Session, 'Closed.'), default: problemAnswer },
  })
  const reopen = createRoute({
    ...ofSession,
    method: 'post',
    path: '/api/sessions/{sessionId}/reopen',
    summary: 'Open a closed session again',
    request: { params },
    responses: { 200: jsonAnswer(Session, 'Open.'), default: problemAnswer },
  })
  const events = createRoute({
    ...ofSession,
    method: 'get',
    path: '/api/sessions/{sessionId}/events',
    summary: 'The history of the session, oldest first',
    request: { params },
    responses: { 200: jsonAnswer(SessionEventList, 'Rewordings, locks, iterations, closing.'), default: problemAnswer },
  })

  return newRouter()
    .openapi(list, async (c) => c.json({ sessions: await lifecycle.list(c.req.valid('query').programmeId) }, 200))
    .openapi(create, async (c) => {
      const input = c.req.valid('json')
      const live = granted(await lifecycle.create(input, input.language ?? languageOf(c)))
      return c.json(sessionView(live, live.facilitator), 201)
    })
    .openapi(read, (c) => {
      const { live, self } = c.var.member
      return c.json(sessionView(live, self), 200)
    })
    .openapi(change, async (c) => {
      const { live, self } = c.var.member
      granted(await lifecycle.change(live, self, c.req.valid('json')))
      return c.json(sessionView(live, self), 200)
    })
    .openapi(close, async (c) => {
      const { live, self } = c.var.member
      granted(await lifecycle.close(live, self))
      return c.json(sessionView(live, self), 200)
    })
    .openapi(reopen, async (c) => {
      const { live, self } = c.var.member
      await lifecycle.reopen(live, self)
      return c.json(sessionView(live, self), 200)
    })
    .openapi(events, async (c) => c.json({ events: await lifecycle.events(c.var.member.live) }, 200))
}
