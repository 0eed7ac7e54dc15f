/** A page of another host must not act with this browser's cookies: an unsafe request that names its origin must name the
 *  host it asks, and one that names none must not live on cookies.  @see docs/SPEC.md HT4 */
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { isOwnOrigin } from '../ownOrigin.ts'
import { bearerToken } from './access.ts'
import { tokensFromCookies } from './cookies.ts'
import { ProblemError } from './problems.ts'

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])
/** What they act with is in their body. */
const NEEDS_NO_COOKIE = /^\/api\/(join|join\/door|auth\/(facilitator|observer))$/

/** @param options.trustProxy believes X-Forwarded-Host; only behind a proxy that sets it. */
export const createSameOrigin = (options: { trustProxy: boolean }) =>
  createMiddleware(async (c, next) => {
    if (!SAFE_METHODS.has(c.req.method) && !isFromHere(c, options)) throw new ProblemError('foreign-origin')
    await next()
  })

function isFromHere(c: Context, options: { trustProxy: boolean }): boolean {
  const isOwn = isOwnOrigin((name) => c.req.header(name), options)
  if (isOwn !== null) return isOwn
  if (bearerToken(c) !== null || NEEDS_NO_COOKIE.test(c.req.path)) return true
  return tokensFromCookies(c.req.header('cookie'), { as: null }).length === 0
}
