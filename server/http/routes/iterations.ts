/** Iterations: saved by the facilitator; read by them, or by whoever bears the review key. */
import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { iterationPathSchema, sessionPathSchema } from '../../../shared/api/auth.ts'
import { type Iteration as IterationAnswer, newIterationSchema } from '../../../shared/api/iterations.ts'
import { iterationView } from '../../session/iterations/manifest.ts'
import type { Sessions } from '../../session/sessions.ts'
import type { Access } from '../access.ts'
import { granted } from '../answers.ts'
import { jsonAnswer, jsonBody, problemAnswer, who } from '../routeParts.ts'
import { CardList, Iteration, IterationList, IterationWithKey, Manifest } from '../schemas.ts'
import { newRouter } from '../validation.ts'
import { binQuerySchema } from './boards.ts'

const tags = ['Iterations']
const boardParams = iterationPathSchema.extend(z.object({ boardId: sessionPathSchema.shape.sessionId }).shape)
/** What is stored never changes. Private: it is given to those who may read it only. */
const FOREVER = 'private, max-age=31536000, immutable'

export function iterationRoutes({ iterations, facilitatorKey }: Sessions, access: Access) {
  const ofSession = { tags, middleware: access.sessionFacilitator, security: who.facilitator }
  const forReviewers = { tags, middleware: access.reviewer, security: who.reviewer }

  const save = createRoute({
    ...ofSession,
    method: 'post',
    path: '/api/sessions/{sessionId}/iterations',
    summary: 'Save an iteration with a note',
    request: { params: sessionPathSchema, body: jsonBody(newIterationSchema) },
    responses: { 201: jsonAnswer(IterationWithKey, 'Saved; it will never change.'), default: problemAnswer },
  })
  const list = createRoute({
    ...ofSession,
    method: 'get',
    path: '/api/sessions/{sessionId}/iterations',
    summary: 'Iterations of a session, oldest first',
    request: { params: sessionPathSchema },
    responses: { 200: jsonAnswer(IterationList, 'Each with its review key.'), default: problemAnswer },
  })
  const read = createRoute({
    ...forReviewers,
    method: 'get',
    path: '/api/iterations/{iterationId}',
    summary: 'One iteration',
    request: { params: iterationPathSchema },
    responses: { 200: jsonAnswer(Iteration, 'What the session was at that moment.'), default: problemAnswer },
  })
  const manifest = createRoute({
    ...forReviewers,
    method: 'get',
    path: '/api/iterations/{iterationId}/manifest',
    summary: 'What the content hash is taken over',
    description:
      'Canonical JSON (RFC 8785), byte for byte: its SHA-256 is `contentHash`. It holds the hash of each board.',
    request: { params: iterationPathSchema },
    responses: { 200: jsonAnswer(Manifest, 'The manifest.'), default: problemAnswer },
  })
  const state = createRoute({
    ...forReviewers,
    method: 'get',
    path: '/api/iterations/{iterationId}/boards/{boardId}',
    summary: 'A board as it was saved, byte for byte',
    description: 'A Yjs update in V2 encoding (`Y.applyUpdateV2`). The ETag is its SHA-256, as in the manifest.',
    request: { params: boardParams },
    responses: {
      200: {
        description: 'The state.',
        content: { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } },
      },
      304: { description: 'As `If-None-Match` knows it: what is saved never changes.' },
      default: problemAnswer,
    },
  })
  const cards = createRoute({
    ...forReviewers,
    method: 'get',
    path: '/api/iterations/{iterationId}/boards/{boardId}/cards',
    summary: 'The cards of a saved board as JSON',
    request: { params: boardParams, query: binQuerySchema },
    responses: { 200: jsonAnswer(CardList, 'In the order in which they were made.'), default: problemAnswer },
  })

  const withKey = (iteration: IterationAnswer) => ({
    ...iteration,
    reviewKey: facilitatorKey.reviewKey(iteration.id),
  })

  return newRouter()
    .openapi(save, async (c) => {
      const { live, self } = c.var.member
      const { note } = c.req.valid('json')
      return c.json(withKey(await iterations.save(live, { note, trigger: 'facilitator', by: self.id })), 201)
    })
    .openapi(list, async (c) => {
      const saved = await iterations.list(c.var.member.live)
      return c.json({ iterations: saved.map(withKey) }, 200)
    })
    .openapi(read, (c) => c.json(iterationView(c.var.iteration), 200))
    .openapi(manifest, (c) => {
      const { manifest: canonicalJson, contentHash } = c.var.iteration
      const headers = { 'Content-Type': 'application/json', 'Cache-Control': FOREVER, ETag: `"${contentHash}"` }
      return c.body(canonicalJson, 200, headers) as never
    })
    .openapi(state, async (c) => {
      const board = granted(await iterations.boardOf(c.var.iteration, c.req.valid('param').boardId))
      const headers = { 'Cache-Control': FOREVER, ETag: `"${board.hash}"`, Vary: 'Authorization, Cookie' }
      if (c.req.header('if-none-match') === headers.ETag) return c.body(null, 304, headers) as never
      return c.body(new Uint8Array(board.state), 200, { ...headers, 'Content-Type': 'application/octet-stream' })
    })
    .openapi(cards, async (c) => {
      const { boardId } = c.req.valid('param')
      const bin = c.req.valid('query').bin === 'true'
      return c.json({ boardId, ...granted(await iterations.cardsOf(c.var.iteration, boardId, bin)) }, 200)
    })
}
