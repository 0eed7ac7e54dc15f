/** What is answered to input that does not fit its schema: which fields, and what is wrong, in the person's language. */
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from 'hono'
import { z } from 'zod'
import { languageOf } from './answers.ts'
import { type FieldError, ProblemError } from './problems.ts'

const frenchMessage = z.locales.fr().localeError

function messageIn(language: 'fr' | 'en', issue: z.core.$ZodIssue): string {
  if (language === 'en') return issue.message
  const message = frenchMessage(issue as z.core.$ZodRawIssue)
  return (typeof message === 'string' ? message : message?.message) ?? issue.message
}

/** A router of one resource. Input that does not fit is refused before its handler runs. */
export const newRouter = <E extends Env>(): OpenAPIHono<E> =>
  new OpenAPIHono<E>({
    defaultHook: (result, c) => {
      if (result.success) return
      const language = languageOf(c)
      const errors = result.error.issues.map(
        (issue): FieldError => ({ path: issue.path.join('.'), message: messageIn(language, issue) }),
      )
      const isCode =
        c.req.path.startsWith('/api/join') && errors.length > 0 && errors.every(({ path }) => path === 'code')
      throw new ProblemError(isCode ? 'mistyped-code' : 'invalid-input', {}, errors)
    },
  })
