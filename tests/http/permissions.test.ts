/** Who may call what: each route, for each role. Every route of the OpenAPI document must stand in the table. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { FACILITATOR_TOKEN, type House, openHouse } from './house.ts'

const ROLES = ['facilitator', 'participant', 'observer', 'stranger', 'unknown', 'nobody'] as const
type Role = (typeof ROLES)[number]

const facilitator: Role[] = ['facilitator']
const members: Role[] = ['facilitator', 'participant', 'observer']
const anyone: Role[] = [...ROLES]

/** Ids in braces are replaced by those of the house. */
const ROUTES: [method: string, path: string, allowed: Role[], body?: object | string][] = [
  ['POST', '/api/auth/facilitator', anyone, { token: FACILITATOR_TOKEN }],
  ['POST', '/api/auth/observer', anyone, { token: '{observerToken}' }],
  ['GET', '/api/auth', anyone],
  ['DELETE', '/api/auth', anyone],
  ['POST', '/api/join/door', anyone, { code: '{joinCode}' }],
  ['POST', '/api/join', anyone, { code: '{joinCode}' }],
  ['GET', '/api/programmes', facilitator],
  ['POST', '/api/programmes', facilitator, { title: 'A', question: 'B ?' }],
  ['GET', '/api/programmes/{programmeId}', facilitator],
  ['PATCH', '/api/programmes/{programmeId}', facilitator, { title: 'C' }],
  ['GET', '/api/programmes/{programmeId}/events', facilitator],
  ['GET', '/api/sessions', facilitator],
  ['POST', '/api/sessions', facilitator, { programmeId: '{programmeId}', title: 'A' }],
  ['GET', '/api/sessions/{sessionId}', members],
  ['PATCH', '/api/sessions/{sessionId}', facilitator, { title: 'B' }],
  ['POST', '/api/sessions/{sessionId}/close', facilitator],
  ['POST', '/api/sessions/{sessionId}/reopen', facilitator],
  ['GET', '/api/sessions/{sessionId}/events', facilitator],
  ['GET', '/api/sessions/{sessionId}/participants', members],
  ['POST', '/api/sessions/{sessionId}/observers', facilitator, { name: 'Jury' }],
  ['DELETE', '/api/sessions/{sessionId}/participants/{participantId}', facilitator],
  ['GET', '/api/sessions/{sessionId}/me', members],
  ['PATCH', '/api/sessions/{sessionId}/me', members, { name: 'Z' }],
  // The facilitator bears the operator's token: there is nothing to leave.
  ['DELETE', '/api/sessions/{sessionId}/me', ['participant', 'observer']],
  ['POST', '/api/sessions/{sessionId}/boards', facilitator, { title: 'C' }],
  ['GET', '/api/templates', anyone],
  ['GET', '/api/boards/{boardId}', members],
  ['PATCH', '/api/boards/{boardId}', facilitator, { locked: true }],
  ['GET', '/api/boards/{boardId}/cards', members],
  ['GET', '/api/boards/{boardId}/zones', members],
  ['POST', '/api/boards/{boardId}/empty-bin', facilitator],
  ['POST', '/api/boards/{boardId}/import?text=t', facilitator, 't\nun\n'],
  ['POST', '/api/sessions/{sessionId}/iterations', facilitator, { note: '' }],
  ['GET', '/api/sessions/{sessionId}/iterations', facilitator],
  ['GET', '/api/iterations/{iterationId}', facilitator],
  ['GET', '/api/iterations/{iterationId}/manifest', facilitator],
  ['GET', '/api/iterations/{iterationId}/boards/{boardId}', facilitator],
  ['GET', '/api/iterations/{iterationId}/boards/{boardId}/cards', facilitator],
  ['GET', '/api/addresses', facilitator],
  ['GET', '/api/openapi.json', anyone],
  ['GET', '/healthz', anyone],
]
/** Judged by where the request comes from, not by who sends it (server.test.ts). */
const ELSEWHERE = ['GET /metrics']

let house: House
let ids: Record<string, string>
let tokens: Record<Role, string | null>

beforeEach(async () => {
  house = openHouse()
  const session = await house.newSession()
  const other = await house.newSession()
  const iteration = await house.lead('POST', `/api/sessions/${session.id}/iterations`, { note: '' })
  const observer = await house.lead('POST', `/api/sessions/${session.id}/observers`, { name: 'Jury' })
  const participant = await house.join(session)
  ids = {
    programmeId: session.programmeId,
    sessionId: session.id,
    boardId: session.boards[0]!.id,
    iterationId: iteration.id,
    joinCode: session.joinCode!,
    participantId: participant.participant.id,
    observerToken: observer.token,
  }
  tokens = {
    facilitator: FACILITATOR_TOKEN,
    participant: participant.token,
    observer: observer.token,
    stranger: (await house.join(other)).token,
    unknown: 'a-token-that-was-never-given-to-anybody-at-all',
    nobody: null,
  }
})
afterEach(() => house.close())

const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? `{${name}}`)

const send = (role: Role, [method, path, , body]: (typeof ROUTES)[number]) =>
  house.call(method, fill(path), {
    token: tokens[role],
    ...(typeof body === 'string' ? { raw: body, headers: { 'content-type': 'text/csv' } } : {}),
    ...(typeof body === 'object' ? { body: JSON.parse(fill(JSON.stringify(body))) } : {}),
  })

describe.each(ROUTES)('[PM4] [PM7] %s %s', (...route) => {
  test.each(ROLES)('%s', async (role) => {
    const { status, json } = await send(role, route)
    const allowed = route[2].includes(role)
    const isKnown = role !== 'nobody' && role !== 'unknown'
    const text = JSON.stringify(json)
    if (allowed) expect(status, text).toBeLessThan(300)
    else expect([status, json.code]).toEqual(isKnown ? [403, 'not-allowed'] : [401, 'not-signed-in'])
    // [PM7] Nobody is given another's token or its hash; only the facilitator the join code.
    expect(text).not.toMatch(/tokenHash|createdBy/)
    if (role !== 'facilitator') expect(text).not.toContain(ids.joinCode)
  })
})

/** What the app answers, described or not; middleware stands for any method. */
const answered = (): Set<string> =>
  new Set(
    house.app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`),
  )

test('[PM4] every route that answers stands in the table', () => {
  const tested = ROUTES.map(([method, path]) => `${method} ${path.split('?')[0]!}`)
  expect([...tested, ...ELSEWHERE].sort()).toEqual([...answered()].sort())
})

test('[HT6] every route that answers is described', async () => {
  const document = (await house.call('GET', '/api/openapi.json')).json
  const described = Object.entries<object>(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  )
  expect(described.sort()).toEqual([...answered()].sort())
})

test('[PM6] a review key opens its own iteration and nothing else', async () => {
  const { sessionId, boardId, iterationId } = ids
  const [first] = (await house.lead('GET', `/api/sessions/${sessionId}/iterations`)).iterations
  const second = await house.lead('POST', `/api/sessions/${sessionId}/iterations`, { note: '' })
  const token: string = first.reviewKey
  for (const path of ['', '/manifest', `/boards/${boardId}`, `/boards/${boardId}/cards`]) {
    expect((await house.call('GET', `/api/iterations/${iterationId}${path}`, { token })).status).toBe(200)
    expect((await house.call('GET', `/api/iterations/${second.id}${path}`, { token })).status).toBe(401)
  }
  expect((await house.call('GET', `/api/sessions/${sessionId}`, { token })).status).toBe(401)
  expect((await house.call('GET', `/api/boards/${boardId}/cards`, { token })).status).toBe(401)
})

test('[PM4] who leads learns that something does not exist; others only that they have no access', async () => {
  const missing = '/api/sessions/0000000000000000'
  const ask = async (role: Role, path: string) => (await house.call('GET', path, { token: tokens[role] })).status
  expect(await ask('facilitator', missing)).toBe(404)
  expect(await ask('participant', missing)).toBe(403)
  expect(await ask('nobody', missing)).toBe(401)
  expect(await ask('facilitator', '/api/boards/0000000000000000')).toBe(404)
  expect(await ask('facilitator', '/api/iterations/0000000000000000')).toBe(404)
})
