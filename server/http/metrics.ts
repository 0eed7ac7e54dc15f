/** What the operator sees of the HTTP side at /metrics, and who may look. */
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { matchedRoutes } from 'hono/route'
import { collectDefaultMetrics, Histogram, register } from 'prom-client'

collectDefaultMetrics()

const requestSeconds = new Histogram({
  name: 'tablee_http_request_seconds',
  help: 'HTTP requests, by method, route and status',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
})

/** Measures requests to the API. Labelled by route, never by path: ids would make a series each. */
export const measureRequests = createMiddleware(async (c, next) => {
  const stop = requestSeconds.startTimer()
  await next()
  const route = matchedRoutes(c).findLast(({ path }) => !path.endsWith('*'))?.path ?? 'none'
  stop({ method: c.req.method, route, status: c.res.status })
})

const LOOPBACK_HOST = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i

/** Whether the caller sits on this very machine. A proxy speaks for others, even when it runs here; one that says nothing of
 *  them still asks under the name that they asked for. */
export function isFromThisMachine(c: Context, { trustProxy }: { trustProxy: boolean }): boolean {
  if (trustProxy || !LOOPBACK_HOST.test(c.req.header('host') ?? '')) return false
  if (c.req.header('x-forwarded-for') !== undefined || c.req.header('forwarded') !== undefined) return false
  if (c.env?.incoming === undefined) return false
  const { address = '' } = getConnInfo(c).remote
  return address === '::1' || /^(::ffff:)?127\./.test(address)
}

export const renderMetrics = async (): Promise<{ body: string; contentType: string }> => ({
  body: await register.metrics(),
  contentType: register.contentType,
})

/** Docs that the sync rooms hold in memory, as they count them themselves. */
export async function countRooms(): Promise<number> {
  const gauge = await register.getSingleMetric('tablee_sync_rooms')?.get()
  return gauge?.values[0]?.value ?? 0
}
