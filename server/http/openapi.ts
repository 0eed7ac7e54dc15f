/** The API's description of itself at /api/openapi.json (OpenAPI 3.1). */
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { z } from 'zod'
import { jsonAnswer, problemAnswer, SECURITY_SCHEMES, who } from './routeParts.ts'

const INFO = {
  title: 'Tablée',
  version: '1',
  description:
    'The whole life of a co-creation session: programmes, sessions, joining, boards, iterations. Board content itself is edited over y-websocket at `/sync/board/{boardId}` (read-only session state at `/sync/session/{sessionId}`), with the same token in `params.token`: docs/PROTOCOL.md tells the messages, the shape of a card, close codes and limits. Errors are problem+json in French or English, by Accept-Language.',
}

const route = createRoute({
  method: 'get',
  path: '/api/openapi.json',
  tags: ['Server'],
  summary: 'This description',
  security: who.anyone,
  responses: {
    200: jsonAnswer(z.looseObject({ openapi: z.string() }), 'An OpenAPI 3.1 document.'),
    default: problemAnswer,
  },
})

/** Call after every route is registered. The document is made once, when it is first asked for. */
export function describeApi(app: OpenAPIHono): void {
  for (const [name, scheme] of Object.entries(SECURITY_SCHEMES)) {
    app.openAPIRegistry.registerComponent('securitySchemes', name, scheme)
  }
  let document: { openapi: string } | null = null
  app.openapi(route, (c) => {
    document ??= app.getOpenAPI31Document({ openapi: '3.1.0', info: INFO, servers: [{ url: '/' }] })
    return c.json(document, 200)
  })
}
