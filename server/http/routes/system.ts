/** The server about itself: health, metrics, addresses. */
import { networkInterfaces } from 'node:os'
import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import type { Sessions } from '../../session/sessions.ts'
import type { Access } from '../access.ts'
import { countRooms, isFromThisMachine, renderMetrics } from '../metrics.ts'
import { ProblemError } from '../problems.ts'
import { jsonAnswer, problemAnswer, who } from '../routeParts.ts'
import { Addresses, Health } from '../schemas.ts'
import { newRouter } from '../validation.ts'

const tags = ['Server']

export interface SystemOptions {
  /** Under which the server listens; the port that an address needs when the request named none. */
  port: number
  metricsPublic: boolean
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
    description: 'From this machine only, unless the operator opened it.',
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
    responses: { 200: jsonAnswer(Addresses, 'Origins, most likely first.'), default: problemAnswer },
  })

  return newRouter()
    .openapi(health, async (c) => {
      await sessions.checkStorage()
      return c.json({ status: 'ok' as const, rooms: await countRooms() }, 200)
    })
    .openapi(metrics, async (c) => {
      if (!options.metricsPublic && !isFromThisMachine(c)) throw new ProblemError('not-allowed')
      const { body, contentType } = await renderMetrics()
      return c.body(body, 200, { 'Content-Type': contentType }) as never
    })
    .openapi(addresses, (c) => c.json({ addresses: localAddresses(options.port) }, 200))
}

/** IPv4 addresses of this machine on its networks; private ones, as of a venue's Wi-Fi, first. */
function localAddresses(port: number): string[] {
  const found = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'))
    .map(({ address }) => address)
  const likelihood = (address: string): number =>
    address.startsWith('192.168.') ? 0 : address.startsWith('10.') ? 1 : address.startsWith('172.') ? 2 : 3
  return found.sort((a, b) => likelihood(a) - likelihood(b)).map((address) => `http://${address}:${port}`)
}
