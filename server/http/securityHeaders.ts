/** Headers of every answer. Nothing is loaded from elsewhere, nothing inline runs, nobody frames the page.
 *  No HSTS: a workshop often runs over plain http in a local network; a proxy with a certificate sets its own. */
import { createMiddleware } from 'hono/factory'

/** Host headers that may stand in a policy. */
const PLAIN_HOST = /^[\w.:[\]-]{1,255}$/

/** Safari before 15.4 does not take 'self' for WebSockets: they are named. */
function contentSecurityPolicy(host: string): string {
  const sockets = PLAIN_HOST.test(host) ? ` ws://${host} wss://${host}` : ''
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${sockets}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

export const securityHeaders = createMiddleware(async (c, next) => {
  await next()
  const { headers } = c.res
  headers.set('Content-Security-Policy', contentSecurityPolicy(c.req.header('host') ?? ''))
  headers.set('X-Content-Type-Options', 'nosniff')
  headers.set('Referrer-Policy', 'no-referrer')
  headers.set('Cross-Origin-Resource-Policy', 'same-origin')
  headers.set('Permissions-Policy', 'geolocation=(), microphone=(), payment=(), usb=()')
  const isApi = c.req.path.startsWith('/api/')
  if (isApi && !headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
})
