/** Takes the port before anything else is touched: a second start by mistake must leave no trace. */
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'

export interface BoundServer {
  server: Server
  /** The real one, where the system chose. */
  port: number
  /** Until then, whoever asks is told to come back. */
  serve(fetch: Parameters<typeof getRequestListener>[0]): void
}

/** @throws a system error with its code: EADDRINUSE, EACCES, EADDRNOTAVAIL, ENOTFOUND. */
export async function listen({ host, port }: { host: string; port: number }): Promise<BoundServer> {
  const server = createServer()
  server.on('request', answerStarting)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port }, () => {
      server.off('error', reject)
      resolve()
    })
  })
  return {
    server,
    port: (server.address() as AddressInfo).port,
    serve(fetch) {
      server.off('request', answerStarting)
      server.on('request', getRequestListener(fetch))
    },
  }
}

const answerStarting: RequestListener = (_request, response) => {
  response.writeHead(503, { 'Retry-After': '1' }).end()
}
