/** Who may call a route: middleware that finds out who is calling, before the input is even read.
 *  A bearer token stands alone; without one the browser's cookies are tried in order.  @see docs/SPEC.md PM1–PM5 */
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { type Identity, memberOf } from '../session/identity.ts'
import type { LiveBoard, LiveSession } from '../session/liveSessions.ts'
import type { Sessions } from '../session/sessions.ts'
import type { IterationRecord, ParticipantRecord } from '../storage/storage.ts'
import { tokensFromCookies } from './cookies.ts'
import { ProblemError } from './problems.ts'

/** The caller as a participant of the session that the route is about. */
export interface Member {
  live: LiveSession
  self: ParticipantRecord
}
type IdentityChoice = 'participant' | 'facilitator' | null

/** The bearer token of a request, or null. */
export function bearerToken(c: Context): string | null {
  return /^Bearer +(\S+) *$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? null
}

export type Access = ReturnType<typeof createAccess>

export function createAccess(sessions: Sessions) {
  async function identitiesOf(c: Context, as: IdentityChoice): Promise<Identity[]> {
    const bearer = bearerToken(c)
    const tokens = bearer === null ? tokensFromCookies(c.req.header('cookie'), { as }) : [bearer]
    const identities = await Promise.all(tokens.map((token) => sessions.identify(token)))
    return identities.filter((identity) => identity !== null)
  }

  /** Nobody known: sign in first. Somebody known, but not of here: no. */
  const refusalFor = (identities: Identity[]): ProblemError =>
    new ProblemError(identities.length === 0 ? 'not-signed-in' : 'not-allowed')

  const isFacilitator = (identities: Identity[]): boolean => identities.some(({ kind }) => kind === 'facilitator')

  /** Finds the caller in a session. One that does not exist is only told to the facilitator. */
  function requireMember(
    live: LiveSession | null,
    identities: Identity[],
    missing: 'unknown-session' | 'unknown-board',
  ) {
    if (live === null) throw isFacilitator(identities) ? new ProblemError(missing) : refusalFor(identities)
    const self = identities.map((identity) => memberOf(live, identity)).find((member) => member !== null)
    if (self === undefined) throw refusalFor(identities)
    return { live, self }
  }

  const requireFacilitator = (member: Member): void => {
    if (member.self.role !== 'facilitator') throw new ProblemError('not-allowed')
  }

  function ofSession(options: { onlyFacilitator: boolean }) {
    return createMiddleware<{ Variables: { member: Member } }>(async (c, next) => {
      const identities = await identitiesOf(c, null)
      const live = await sessions.live.get(c.req.param('sessionId') ?? '')
      const member = requireMember(live, identities, 'unknown-session')
      if (options.onlyFacilitator) requireFacilitator(member)
      c.set('member', member)
      await next()
    })
  }

  function ofBoard(options: { onlyFacilitator: boolean }) {
    return createMiddleware<{ Variables: { member: Member; board: LiveBoard } }>(async (c, next) => {
      const identities = await identitiesOf(c, null)
      const found = await sessions.live.ofBoard(c.req.param('boardId') ?? '')
      const member = requireMember(found?.live ?? null, identities, 'unknown-board')
      if (options.onlyFacilitator) requireFacilitator(member)
      if (found === null) throw new ProblemError('unknown-board')
      c.set('member', member)
      c.set('board', found.board)
      await next()
    })
  }

  return {
    identitiesOf,

    /** The facilitator, about no session in particular. */
    facilitator: createMiddleware(async (c, next) => {
      const identities = await identitiesOf(c, null)
      if (!isFacilitator(identities)) throw refusalFor(identities)
      await next()
    }),

    sessionFacilitator: ofSession({ onlyFacilitator: true }),
    sessionMember: ofSession({ onlyFacilitator: false }),
    boardFacilitator: ofBoard({ onlyFacilitator: true }),
    boardMember: ofBoard({ onlyFacilitator: false }),

    /** Oneself in a session. A browser that is both is the participant, unless it asks with `as=facilitator`. */
    self: createMiddleware<{ Variables: { member: Member } }>(async (c, next) => {
      const as = c.req.query('as')
      const choices: IdentityChoice[] =
        as === 'participant' || as === 'facilitator' ? [as] : ['participant', 'facilitator']
      const identities = (await Promise.all(choices.map((choice) => identitiesOf(c, choice)))).flat()
      const live = await sessions.live.get(c.req.param('sessionId') ?? '')
      c.set('member', requireMember(live, identities, 'unknown-session'))
      await next()
    }),

    /** The facilitator, or who bears the iteration's review key. */
    reviewer: createMiddleware<{ Variables: { iteration: IterationRecord } }>(async (c, next) => {
      const id = c.req.param('iterationId') ?? ''
      const bearer = bearerToken(c)
      const hasKey = bearer !== null && sessions.facilitatorKey.isReviewKey(id, bearer)
      const identities = hasKey ? [] : await identitiesOf(c, null)
      if (!hasKey && !isFacilitator(identities)) throw refusalFor(identities)
      const found = await sessions.iterations.get(id)
      if (!found.ok) throw new ProblemError(found.reason)
      c.set('iteration', found.value)
      await next()
    }),
  }
}
