/** Boards: added, locked, read as cards and zones, their bin emptied. */
import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { boardPathSchema, sessionPathSchema } from '../../../shared/api/auth.ts'
import { boardChangeSchema, newBoardSchema } from '../../../shared/api/sessions.ts'
import type { Sessions } from '../../session/sessions.ts'
import { boardView } from '../../session/views.ts'
import type { Access } from '../access.ts'
import { granted, languageOf } from '../answers.ts'
import { jsonAnswer, jsonBody, problemAnswer, who } from '../routeParts.ts'
import { BinEmptied, Board, CardList, ZoneList } from '../schemas.ts'
import { newRouter } from '../validation.ts'

const tags = ['Boards']
const params = boardPathSchema
/** `?bin=true`: the cards in the bin instead of those on the board. */
export const binQuerySchema = z.object({ bin: z.enum(['true', 'false']).default('false') })

export function boardRoutes({ boards }: Sessions, access: Access) {
  const forFacilitator = { tags, middleware: access.boardFacilitator, security: who.facilitator }
  const forMembers = { tags, middleware: access.boardMember, security: who.member }

  const add = createRoute({
    tags,
    middleware: access.sessionFacilitator,
    security: who.facilitator,
    method: 'post',
    path: '/api/sessions/{sessionId}/boards',
    summary: 'Add a board',
    description: 'Laid out as its template has it, in one language, before anybody sees it.',
    request: { params: sessionPathSchema, body: jsonBody(newBoardSchema) },
    responses: { 201: jsonAnswer(Board, 'Added behind the others.'), default: problemAnswer },
  })
  const read = createRoute({
    ...forMembers,
    method: 'get',
    path: '/api/boards/{boardId}',
    summary: 'One board',
    request: { params },
    responses: { 200: jsonAnswer(Board, 'The board.'), default: problemAnswer },
  })
  const change = createRoute({
    ...forFacilitator,
    method: 'patch',
    path: '/api/boards/{boardId}',
    summary: 'Rename or lock a board',
    description: 'A locked board is read-only for everyone, from the next update on.',
    request: { params, body: jsonBody(boardChangeSchema) },
    responses: { 200: jsonAnswer(Board, 'As it is now.'), default: problemAnswer },
  })
  const cards = createRoute({
    ...forMembers,
    method: 'get',
    path: '/api/boards/{boardId}/cards',
    summary: 'The cards of a board as JSON',
    description: 'Each with the zone in which it lies, the cell of a map, or the value along the axes of a matrix.',
    request: { params, query: binQuerySchema },
    responses: { 200: jsonAnswer(CardList, 'In the order in which they were made.'), default: problemAnswer },
  })
  const zones = createRoute({
    ...forMembers,
    method: 'get',
    path: '/api/boards/{boardId}/zones',
    summary: 'The zones of a board as JSON',
    request: { params },
    responses: { 200: jsonAnswer(ZoneList, 'Row by row.'), default: problemAnswer },
  })
  const emptyBin = createRoute({
    ...forFacilitator,
    method: 'post',
    path: '/api/boards/{boardId}/empty-bin',
    summary: 'Remove the binned cards for good',
    description: 'The doc is rebuilt under a new epoch; tablets come back to it by themselves.',
    request: { params },
    responses: { 200: jsonAnswer(BinEmptied, 'Emptied.'), default: problemAnswer },
  })

  return newRouter()
    .openapi(add, async (c) => {
      const { live, self } = c.var.member
      const input = c.req.valid('json')
      const language = input.language ?? languageOf(c)
      return c.json(boardView(granted(await boards.add(live, self, { input, language }))), 201)
    })
    .openapi(read, (c) => c.json(boardView(c.var.board), 200))
    .openapi(change, async (c) => {
      const { live, self } = c.var.member
      await boards.change(live, c.var.board, { by: self, change: c.req.valid('json') })
      return c.json(boardView(c.var.board), 200)
    })
    .openapi(cards, async (c) => {
      const read = await boards.cards(c.var.board, c.req.valid('query').bin === 'true')
      return c.json({ boardId: c.var.board.id, ...read }, 200)
    })
    .openapi(zones, async (c) => c.json({ boardId: c.var.board.id, ...(await boards.zones(c.var.board)) }, 200))
    .openapi(emptyBin, async (c) => {
      const { live, self } = c.var.member
      const emptied = granted(await boards.emptyBin(live, c.var.board, self))
      return c.json({ boardId: c.var.board.id, ...emptied }, 200)
    })
}
