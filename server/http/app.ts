/** The HTTP side: the API, described by OpenAPI, and the built client. Made by server/main.ts.
 *  Order matters: headers on everything, then origin and size, then who is calling (routes), then what they sent. */
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { MAX_BODY_BYTES } from '../../shared/limits.ts'
import type { Sessions } from '../session/sessions.ts'
import { createAccess } from './access.ts'
import { answerProblem, createErrorHandler } from './answers.ts'
import { measureRequests } from './metrics.ts'
import { describeApi } from './openapi.ts'
import { ProblemError } from './problems.ts'
import { authRoutes } from './routes/auth.ts'
import { boardRoutes } from './routes/boards.ts'
import { importRoutes } from './routes/import.ts'
import { iterationRoutes } from './routes/iterations.ts'
import { joinRoutes } from './routes/join.ts'
import { meRoutes } from './routes/me.ts'
import { peopleRoutes } from './routes/people.ts'
import { programmeRoutes } from './routes/programmes.ts'
import { sessionRoutes } from './routes/sessions.ts'
import { systemRoutes } from './routes/system.ts'
import { templateRoutes } from './routes/templates.ts'
import { createSameOrigin } from './sameOrigin.ts'
import { securityHeaders } from './securityHeaders.ts'
import { createStaticClient } from './staticClient.ts'
import { newRouter } from './validation.ts'

export interface AppOptions {
  sessions: Sessions
  config: {
    host: string
    port: number
    /** Lets /metrics be read from other machines. */
    metricsPublic: boolean
    /** Believes X-Forwarded-Host; only behind a proxy that sets it. */
    trustProxy: boolean
  }
  /** Folder of the built client. */
  clientDir: string
}

export type App = ReturnType<typeof createApp>

const limitBody = bodyLimit({
  maxSize: MAX_BODY_BYTES,
  onError: () => {
    throw new ProblemError('body-too-large')
  },
})

export function createApp({ sessions, config, clientDir }: AppOptions) {
  const app = newRouter()
  const access = createAccess(sessions)
  const staticClient = createStaticClient(clientDir)

  app.onError(createErrorHandler(sessions.log))
  app.use(securityHeaders)
  app.use('/api/*', measureRequests)
  app.use('/api/*', compress())
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) => {
        const allow = [...methods, 'OPTIONS'].join(', ')
        if (c.req.method === 'OPTIONS') return c.body(null, 204, { Allow: allow })
        const answer = answerProblem(c, new ProblemError('method-not-allowed'))
        answer.headers.set('Allow', allow)
        return answer
      },
    }),
  )
  app.use('/api/*', createSameOrigin(config))
  // Files that are imported have a limit of their own, once it is known who sends them.
  app.use('/api/*', (c, next) => (/^\/api\/boards\/[^/]+\/import$/.test(c.req.path) ? next() : limitBody(c, next)))

  app.route('/', authRoutes(sessions, access))
  app.route('/', joinRoutes(sessions))
  app.route('/', meRoutes(sessions, access))
  app.route('/', programmeRoutes(sessions, access))
  app.route('/', sessionRoutes(sessions, access))
  app.route('/', peopleRoutes(sessions, access))
  app.route('/', templateRoutes())
  app.route('/', boardRoutes(sessions, access))
  app.route('/', importRoutes(sessions, access))
  app.route('/', iterationRoutes(sessions, access))
  app.route('/', systemRoutes(sessions, access, config))
  describeApi(app)

  app.notFound(async (c) => {
    const isRead = c.req.method === 'GET' || c.req.method === 'HEAD'
    const isPagePath = !/^\/(api|sync)(\/|$)/.test(c.req.path)
    const page = isRead && isPagePath ? await staticClient(c) : null
    return page ?? answerProblem(c, new ProblemError('not-found'))
  })
  return app
}
