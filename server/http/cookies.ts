/** The cookies that sign a browser in: one for the facilitator, one for each session that a participant came into.
 *  HttpOnly and SameSite=Strict; Secure when the page came by https. */
import type { Context } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import { parse } from 'hono/utils/cookie'

const FACILITATOR_COOKIE = 'tablee_facilitator'
const PARTICIPANT_PREFIX = 'tablee_participant_'
/** A workshop's series of sessions; the tablet that comes back next week is still signed in. */
const MAX_AGE_SECONDS = 30 * 24 * 60 * 60
/** Tokens tried for one request; a browser holds about as many cookies for one host. */
const MAX_CANDIDATES = 60

const participantCookie = (sessionId: string): string => `${PARTICIPANT_PREFIX}${sessionId}`

/** Tokens of a request's cookies in the order in which they are to be tried.
 *  @param options.as 'participant': only participants' tokens; 'facilitator': only the facilitator's; null: the
 *  facilitator's, then participants'. */
export function tokensFromCookies(
  cookieHeader: string | undefined,
  options: { as: 'participant' | 'facilitator' | null },
): string[] {
  const cookies = Object.entries(parse(cookieHeader ?? ''))
  const named = (test: (name: string) => boolean): string[] =>
    cookies.flatMap(([name, value]) => (test(name) && value !== '' ? [value] : []))
  const facilitator = named((name) => name === FACILITATOR_COOKIE)
  const participants = named((name) => name.startsWith(PARTICIPANT_PREFIX))
  const chosen = [
    ...(options.as === 'participant' ? [] : facilitator),
    ...(options.as === 'facilitator' ? [] : participants),
  ]
  return chosen.slice(0, MAX_CANDIDATES)
}

/** Whether the page came by https, here or at a proxy in front. Claiming it falsely only loses one's own cookie. */
const isHttps = (c: Context): boolean =>
  c.req.header('x-forwarded-proto')?.split(',')[0]?.trim() === 'https' || new URL(c.req.url).protocol === 'https:'

function set(c: Context, name: string, token: string): void {
  setCookie(c, name, token, {
    httpOnly: true,
    sameSite: 'Strict',
    secure: isHttps(c),
    path: '/',
    maxAge: MAX_AGE_SECONDS,
  })
}

export const setFacilitatorCookie = (c: Context, token: string): void => set(c, FACILITATOR_COOKIE, token)
export const clearFacilitatorCookie = (c: Context): void => {
  deleteCookie(c, FACILITATOR_COOKIE, { path: '/' })
}
export const setParticipantCookie = (c: Context, sessionId: string, token: string): void =>
  set(c, participantCookie(sessionId), token)
export const clearParticipantCookie = (c: Context, sessionId: string): void => {
  deleteCookie(c, participantCookie(sessionId), { path: '/' })
}
