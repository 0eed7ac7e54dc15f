/** Programmes: begun, read, reworded. */
import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { id } from '../../../shared/api/common.ts'
import { newProgrammeSchema, programmeChangeSchema } from '../../../shared/api/sessions.ts'
import type { Sessions } from '../../session/sessions.ts'
import type { Access } from '../access.ts'
import { granted } from '../answers.ts'
import { jsonAnswer, jsonBody, problemAnswer, who } from '../routeParts.ts'
import { Programme, ProgrammeEventList, ProgrammeList } from '../schemas.ts'
import { newRouter } from '../validation.ts'

const params = z.object({ programmeId: id })

export function programmeRoutes({ programmes }: Sessions, access: Access) {
  const common = {
    tags: ['Programmes'],
    middleware: access.facilitator,
    security: who.facilitator,
  }
  const list = createRoute({
    ...common,
    method: 'get',
    path: '/api/programmes',
    summary: 'Programmes, newest first',
    responses: { 200: jsonAnswer(ProgrammeList, 'All of them.'), default: problemAnswer },
  })
  const create = createRoute({
    ...common,
    method: 'post',
    path: '/api/programmes',
    summary: 'Begin a programme',
    request: { body: jsonBody(newProgrammeSchema) },
    responses: { 201: jsonAnswer(Programme, 'Made.'), default: problemAnswer },
  })
  const read = createRoute({
    ...common,
    method: 'get',
    path: '/api/programmes/{programmeId}',
    summary: 'One programme',
    request: { params },
    responses: { 200: jsonAnswer(Programme, 'The programme.'), default: problemAnswer },
  })
  const change = createRoute({
    ...common,
    method: 'patch',
    path: '/api/programmes/{programmeId}',
    summary: 'Rename the programme or reword its framing question',
    description: 'Rewording is an event of the history, with both wordings. Sessions keep the question that they have.',
    request: { params, body: jsonBody(programmeChangeSchema) },
    responses: { 200: jsonAnswer(Programme, 'As it is now.'), default: problemAnswer },
  })
  const events = createRoute({
    ...common,
    method: 'get',
    path: '/api/programmes/{programmeId}/events',
    summary: 'The history of the programme, oldest first',
    request: { params },
    responses: { 200: jsonAnswer(ProgrammeEventList, 'Renamings and rewordings.'), default: problemAnswer },
  })

  return newRouter()
    .openapi(list, async (c) => c.json({ programmes: await programmes.list() }, 200))
    .openapi(create, async (c) => c.json(await programmes.create(c.req.valid('json')), 201))
    .openapi(read, async (c) => c.json(granted(await programmes.get(c.req.valid('param').programmeId)), 200))
    .openapi(change, async (c) =>
      c.json(granted(await programmes.change(c.req.valid('param').programmeId, c.req.valid('json'))), 200),
    )
    .openapi(events, async (c) =>
      c.json({ events: granted(await programmes.events(c.req.valid('param').programmeId)) }, 200),
    )
}
