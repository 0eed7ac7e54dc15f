/** Turns outcomes, refusals and faults into answers. */
import type { Context, ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { preferredLanguage } from '../../shared/text/language.ts'
import type { Log } from '../log.ts'
import type { Outcome } from '../session/outcome.ts'
import { describeProblem, ProblemError } from './problems.ts'

/** The value of an outcome. @throws ProblemError with its reason when it was refused. */
export function granted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new ProblemError(outcome.reason, outcome.facts)
  return outcome.value
}

export const languageOf = (c: Context) => preferredLanguage(c.req.header('accept-language'))

export function answerProblem(c: Context, problem: ProblemError): Response {
  const language = languageOf(c)
  const body = describeProblem(problem, language)
  const { retryAfterSeconds } = problem.facts
  return c.body(JSON.stringify(body), body.status as ContentfulStatusCode, {
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Language': language,
    ...(retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) }),
    ...(body.status === 401 ? { 'WWW-Authenticate': 'Bearer realm="tablee"' } : {}),
  })
}

const CODES_BY_STATUS = { 400: 'malformed-json', 413: 'body-too-large', 415: 'unsupported-media-type' } as const

/** Faults are logged with their cause and answered without it. */
export const createErrorHandler =
  (log: Log): ErrorHandler =>
  (error, c) => {
    if (error instanceof ProblemError) return answerProblem(c, error)
    const code =
      error instanceof HTTPException ? CODES_BY_STATUS[error.status as keyof typeof CODES_BY_STATUS] : undefined
    if (code !== undefined) return answerProblem(c, new ProblemError(code))
    log.error({ err: error, method: c.req.method, path: c.req.path }, 'a request failed')
    return answerProblem(c, new ProblemError('internal'))
  }
