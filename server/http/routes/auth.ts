/** Signing in as facilitator or as observer, by a link; signing out; and who this browser is. */
import { createRoute } from '@hono/zod-openapi'
import { type SignedIn as SignedInAnswer, signInSchema } from '../../../shared/api/auth.ts'
import type { Identity } from '../../session/identity.ts'
import { refuse } from '../../session/outcome.ts'
import type { Sessions } from '../../session/sessions.ts'
import { participantView, sessionView } from '../../session/views.ts'
import type { Access } from '../access.ts'
import { granted } from '../answers.ts'
import { clearFacilitatorCookie, setFacilitatorCookie, setParticipantCookie } from '../cookies.ts'
import { jsonAnswer, jsonBody, problemAnswer, who } from '../routeParts.ts'
import { Me, SignedIn } from '../schemas.ts'
import { newRouter } from '../validation.ts'

const tags = ['Signing in']

const signIn = createRoute({
  method: 'post',
  path: '/api/auth/facilitator',
  tags,
  summary: 'Sign this browser in as facilitator',
  security: who.anyone,
  request: { body: jsonBody(signInSchema) },
  responses: { 200: jsonAnswer(SignedIn, 'Signed in; the cookie is set.'), default: problemAnswer },
})

const watch = createRoute({
  method: 'post',
  path: '/api/auth/observer',
  tags,
  summary: 'Sign this browser in as the observer whose link it opened',
  description: 'A participant’s cookie of that session gives way to the observer’s.',
  security: who.anyone,
  request: { body: jsonBody(signInSchema) },
  responses: { 200: jsonAnswer(Me, 'The observer and the session; the cookie is set.'), default: problemAnswer },
})

const whoAmI = createRoute({
  method: 'get',
  path: '/api/auth',
  tags,
  summary: 'What this browser, or this bearer token, is good for',
  security: who.anyone,
  responses: { 200: jsonAnswer(SignedIn, 'Nothing known about the caller is an answer too.'), default: problemAnswer },
})

const signOut = createRoute({
  method: 'delete',
  path: '/api/auth',
  tags,
  summary: 'Sign this browser out as facilitator',
  description: 'A participant leaves a session by `DELETE /api/sessions/{sessionId}/me`.',
  security: who.anyone,
  responses: { 204: { description: 'Signed out; the cookie is gone.' }, default: problemAnswer },
})

export function authRoutes({ facilitatorKey, brake, participants }: Sessions, access: Access) {
  const describe = async (identities: Identity[]): Promise<SignedInAnswer> => ({
    isFacilitator: identities.some(({ kind }) => kind === 'facilitator'),
    seats: await participants.seats(identities),
  })

  return newRouter()
    .openapi(signIn, async (c) => {
      const { token } = c.req.valid('json')
      if (!facilitatorKey.isToken(token)) {
        const retryAfterSeconds = await brake.slowDown('facilitator')
        return granted(
          retryAfterSeconds === null ? refuse('wrong-token') : refuse('too-many-attempts', { retryAfterSeconds }),
        )
      }
      setFacilitatorCookie(c, token)
      const seated = await access.identitiesOf(c, 'participant')
      return c.json(await describe([{ kind: 'facilitator' }, ...seated]), 200)
    })
    .openapi(watch, async (c) => {
      const { token } = c.req.valid('json')
      const { live, person } = granted(await participants.observerOf(token))
      setParticipantCookie(c, live.record.id, token)
      return c.json({ participant: participantView(live, person), session: sessionView(live, person) }, 200)
    })
    .openapi(whoAmI, async (c) => c.json(await describe(await access.identitiesOf(c, null)), 200))
    .openapi(signOut, (c) => {
      clearFacilitatorCookie(c)
      return c.body(null, 204)
    })
}
