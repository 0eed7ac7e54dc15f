/** The server about itself: health, metrics, addresses. */
import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { networkAddresses } from '../../launch/networkAddresses.ts'
import type { Sessions } from '../../session/sessions.ts'
import type { Access } from '../access.ts'
import { countRooms, isFromThisMachine, renderMetrics } from '../metrics.ts'
import { ProblemError } from '../problems.ts'
import { jsonAnswer, problemAnswer, who } from '../routeParts.ts'
import { Addresses, Health } from '../schemas.ts'
import { newRouter } from '../validation.ts'

const tags = ['Server']

export interface SystemOptions {
  /** What the server listens on. */
  host: string
  port: number
  metricsPublic: boolean
  trustProxy: boolean
}

export function systemRoutes(sessions: Sessions, access: Access, options: SystemOptions) {
  const health = createRoute({
    method: 'get',
    path: '/healthz',
    tags,
    summary: 'Whether the server and its storage answer',
    security: who.anyone,
    responses: { 200: jsonAnswer(Health, 'Well.'), default: problemAnswer },
  })
  const metrics = createRoute({
    method: 'get',
    path: '/metrics',
    tags,
    summary: 'Figures for Prometheus',
    description: 'From this machine only, and never through a proxy, unless the operator opened it.',
    security: who.anyone,
    responses: {
      200: { description: 'Prometheus text format.', content: { 'text/plain': { schema: z.string() } } },
      default: problemAnswer,
    },
  })
  const addresses = createRoute({
    method: 'get',
    path: '/api/addresses',
    tags,
    middleware: access.facilitator,
    security: who.facilitator,
    summary: 'Where tablets of the same network reach this server',
    responses: {
      200: jsonAnswer(Addresses, 'URLs, the likeliest first; none when the server listens on this machine only.'),
      default: problemAnswer,
    },
  })

  return newRouter()
    .openapi(health, async (c) => {
      await sessions.checkStorage()
      return c.json({ status: 'ok' as const, rooms: await countRooms() }, 200)
    })
    .openapi(metrics, async (c) => {
      if (!options.metricsPublic && !isFromThisMachine(c, options)) throw new ProblemError('not-allowed')
      const { body, contentType } = await renderMetrics()
      return c.body(body, 200, { 'Content-Type': contentType }) as never
    })
    .openapi(addresses, (c) => c.json({ addresses: networkAddresses(options) }, 200))
}
