/** The HTTP side itself: origin, headers, problems, description, health, the client's files. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { tokensFromCookies } from '../../server/http/cookies.ts'
import { problemSchema } from '../../shared/api/common.ts'
import { healthSchema } from '../../shared/api/system.ts'
import { FACILITATOR_TOKEN, type House, openHouse } from './house.ts'

let house: House
afterEach(() => house.close())

interface Operation {
  summary: string
  parameters?: { in: string; name: string }[]
  responses: { default: { content: Record<string, unknown> } }
  security: Record<string, string[]>[]
}

const cookie = `tablee_facilitator=${FACILITATOR_TOKEN}`
const body = { title: 'A', question: 'B ?' }

test.each([
  ['the page itself', { cookie, origin: 'http://tablee.test' }, 201],
  ['the page itself, with the port named', { cookie, origin: 'https://tablee.test', host: 'tablee.test:443' }, 201],
  ['another host', { cookie, origin: 'http://evil.test' }, 403],
  ['the same host on another port', { cookie, origin: 'http://tablee.test:8080' }, 403],
  ['a sandboxed page', { cookie, origin: 'null' }, 403],
  ['a proxy that nobody trusts', { cookie, origin: 'http://evil.test', 'x-forwarded-host': 'evil.test' }, 403],
  ['no origin, with a cookie', { cookie }, 403],
  ['no origin, with a bearer token', { authorization: `Bearer ${FACILITATOR_TOKEN}` }, 201],
  [
    'another host, with a bearer token',
    { authorization: `Bearer ${FACILITATOR_TOKEN}`, origin: 'http://evil.test' },
    403,
  ],
])('[HT4] a command from %s', async (_, headers, status) => {
  house = openHouse()
  expect((await house.call('POST', '/api/programmes', { body, headers })).status).toBe(status)
})

test('[HT4] a trusted proxy tells the host that was asked for', async () => {
  house = openHouse({ trustProxy: true })
  const headers = { cookie, origin: 'https://salle.test', 'x-forwarded-host': 'salle.test' }
  expect((await house.call('POST', '/api/programmes', { body, headers })).status).toBe(201)
})

test('[HT5] the facilitator signs in with the token and out again', async () => {
  house = openHouse()
  const signIn = (token: string) => house.call('POST', '/api/auth/facilitator', { body: { token } })
  const wrong = await signIn('wrong')
  expect([wrong.status, wrong.json.code, wrong.headers.get('set-cookie')]).toEqual([401, 'wrong-token', null])
  const right = await signIn(FACILITATOR_TOKEN)
  expect(right.json).toEqual({ isFacilitator: true, seats: [] })
  expect(right.headers.get('set-cookie')).toMatch(/^tablee_facilitator=.*HttpOnly; SameSite=Strict$/)
  const out = await house.call('DELETE', '/api/auth', { headers: { cookie, origin: 'http://tablee.test' } })
  expect([out.status, out.headers.get('set-cookie')]).toEqual([204, expect.stringContaining('Max-Age=0')])
})

test('[HT1] everything that goes wrong is a problem document', async () => {
  house = openHouse()
  const token = FACILITATOR_TOKEN
  const json = { 'content-type': 'application/json' }
  const post = (call: object) => house.call('POST', '/api/programmes', { token, ...call })
  const answers = {
    'not-found': await house.call('GET', '/api/nothing'),
    'method-not-allowed': await house.call('PUT', '/api/programmes', { token }),
    'invalid-input': await post({ body: { title: '' } }),
    'malformed-json': await post({ raw: '{"title"', headers: json }),
    'unsupported-media-type': await post({ raw: 'title=a', headers: { 'content-type': 'text/plain' } }),
    'body-too-large': await post({ body: { title: 'x'.repeat(300_000), question: 'q' } }),
    'not-signed-in': await house.call('GET', '/api/programmes'),
  }
  for (const [code, { status, headers, json: problem }] of Object.entries(answers)) {
    expect(headers.get('content-type'), code).toMatch(/^application\/problem\+json/)
    expect(problemSchema.strict().parse(problem)).toMatchObject({ code, status, type: `urn:tablee:problem:${code}` })
  }
  expect(answers['invalid-input'].json.errors.map(({ path }: { path: string }) => path)).toEqual(['title', 'question'])
  expect(answers['method-not-allowed'].headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS')
})

test('[HT1] a fault is told without its cause', async () => {
  house = openHouse()
  house.storage.programmes.list = () => Promise.reject(new Error('secret path'))
  const answer = await house.call('GET', '/api/programmes', {
    token: FACILITATOR_TOKEN,
    headers: { 'accept-language': 'fr' },
  })
  expect(answer.json).toMatchObject({ status: 500, code: 'internal', title: 'Une erreur est survenue sur le serveur.' })
  expect(JSON.stringify(answer.json)).not.toContain('secret')
})

test('[HT3] every answer carries the security headers', async () => {
  house = openHouse()
  for (const path of ['/api/auth', '/healthz', '/', '/api/nothing']) {
    const { headers } = await house.call('GET', path)
    const policy = headers.get('content-security-policy')!
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("connect-src 'self' ws://tablee.test wss://tablee.test;")
    expect(policy).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('strict-transport-security')).toBeNull()
  }
  const odd = await house.call('GET', '/', { headers: { host: 'x; script-src *' } })
  expect(odd.headers.get('content-security-policy')).not.toContain('script-src *')
})

test('[HT2] HEAD answers like GET without a body, OPTIONS tells the methods', async () => {
  house = openHouse()
  const head = await house.call('HEAD', '/api/programmes', { token: FACILITATOR_TOKEN })
  expect([head.status, head.bytes.length]).toEqual([200, 0])
  const options = await house.call('OPTIONS', '/api/programmes')
  expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, POST, OPTIONS'])
})

test('[HT6] the OpenAPI document holds together', async () => {
  house = openHouse()
  const document = (await house.call('GET', '/api/openapi.json')).json
  expect(document.openapi).toBe('3.1.0')
  const schemes = Object.keys(document.components.securitySchemes)
  const refs = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)
  for (const [, name] of refs) expect(Object.keys(document.components.schemas)).toContain(name)
  for (const [path, operations] of Object.entries<Record<string, Operation>>(document.paths)) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    for (const operation of Object.values(operations)) {
      const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path')
      expect(declared.map((parameter) => parameter.name).sort(), path).toEqual(inPath.sort())
      expect(operation.summary, path).toBeTruthy()
      expect(operation.responses.default.content['application/problem+json'], path).toBeDefined()
      for (const requirement of operation.security)
        expect(schemes).toEqual(expect.arrayContaining(Object.keys(requirement)))
    }
  }
})

test('[HT6] what an iteration gives is described as it is: the manifest, and a board that has not changed', async () => {
  house = openHouse()
  const { paths, components } = (await house.call('GET', '/api/openapi.json')).json
  const manifest = paths['/api/iterations/{iterationId}/manifest'].get.responses[200]
  expect(manifest.content['application/json'].schema).toEqual({ $ref: '#/components/schemas/Manifest' })
  const session = await house.newSession()
  const { id } = await house.lead('POST', `/api/sessions/${session.id}/iterations`, { note: '' })
  const saved = await house.lead('GET', `/api/iterations/${id}/manifest`)
  expect(Object.keys(saved).sort()).toEqual(Object.keys(components.schemas.Manifest.properties).sort())
  const state = paths['/api/iterations/{iterationId}/boards/{boardId}'].get
  expect(Object.keys(state.responses)).toEqual(['200', '304', 'default'])
})

test('[HT7] health asks the storage, metrics answer on this machine only', async () => {
  house = openHouse()
  expect(healthSchema.parse((await house.call('GET', '/healthz')).json).status).toBe('ok')
  const local = await metricsFrom('::ffff:127.0.0.1')
  expect([local.status, await local.text()]).toEqual([200, expect.stringContaining('tablee_sync_rooms')])
  house.storage.programmes.list = () => Promise.reject(new Error('gone'))
  expect((await house.call('GET', '/healthz')).status).toBe(500)
})

const metricsFrom = (remoteAddress: string, headers: Record<string, string> = {}) =>
  house.app.request(
    '/metrics',
    { headers: { host: 'localhost:8700', ...headers } },
    { incoming: { socket: { remoteAddress } } },
  )

test.each([
  ['127.0.0.1', 'localhost:8700', 200],
  ['::1', '[::1]:8700', 200],
  ['127.0.0.1', '127.0.0.1', 200],
  ['192.168.1.20', 'localhost:8700', 403],
  // A proxy on this machine that says nothing of whom it speaks for, but passes on what was asked for.
  ['127.0.0.1', 'salle.test', 403],
  ['127.0.0.1', 'localhost.evil.test', 403],
])('[HT7] metrics asked by %s under %s', async (address, host, status) => {
  house = openHouse()
  expect((await metricsFrom(address, { host })).status).toBe(status)
})

test('[HT7] a proxy speaks for others: by its headers, and wherever the operator has one', async () => {
  house = openHouse()
  expect((await metricsFrom('127.0.0.1', { 'x-forwarded-for': '192.168.1.20' })).status).toBe(403)
  expect((await metricsFrom('127.0.0.1', { forwarded: 'for=192.168.1.20' })).status).toBe(403)
  await house.close()
  house = openHouse({ trustProxy: true })
  expect((await metricsFrom('127.0.0.1')).status).toBe(403)
})

test('[HT8] the client is served compressed, its pages by any address, and nothing outside of its folder', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'tablee-client-'))
  await mkdir(join(dir, 'dist/assets'), { recursive: true })
  await writeFile(join(dir, 'secret.txt'), 'secret')
  await writeFile(join(dir, 'dist/index.html'), '<!doctype html><title>Tablée</title>')
  await writeFile(join(dir, 'dist/assets/main-1a2b.js'), `const a = 1\n`.repeat(500))
  house = openHouse({ clientDir: join(dir, 'dist') })
  const page = await house.call('GET', '/s/0123456789abcdef')
  expect([page.status, page.headers.get('content-type'), page.headers.get('cache-control')]).toEqual([
    200,
    'text/html; charset=utf-8',
    'no-cache',
  ])
  const etag = page.headers.get('etag')!
  expect((await house.call('GET', '/', { headers: { 'if-none-match': etag } })).status).toBe(304)
  const script = await house.call('GET', '/assets/main-1a2b.js', { headers: { 'accept-encoding': 'gzip, br' } })
  expect(script.headers.get('content-encoding')).toBe('br')
  expect(script.headers.get('cache-control')).toContain('immutable')
  expect(brotliDecompressSync(script.bytes).toString()).toContain('const a = 1')
  for (const path of ['/assets/gone.js', '/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt']) {
    expect((await house.call('GET', path)).bytes.toString(), path).not.toContain('secret')
  }
  expect((await house.call('GET', '/assets/gone.js')).status).toBe(404)
  expect((await house.call('GET', '/api/gone')).status).toBe(404)
  await rm(dir, { recursive: true })
})

test('[PM5] tokens of cookies come in the order in which they are tried', () => {
  const header =
    'tablee_participant_aaaaaaaaaaaaaaaa=p1; other=x; tablee_facilitator=f; tablee_participant_bbbbbbbbbbbbbbbb=p2'
  expect(tokensFromCookies(header, { as: null })).toEqual(['f', 'p1', 'p2'])
  expect(tokensFromCookies(header, { as: 'participant' })).toEqual(['p1', 'p2'])
  expect(tokensFromCookies(header, { as: 'facilitator' })).toEqual(['f'])
  expect(tokensFromCookies(undefined, { as: null })).toEqual([])
})
