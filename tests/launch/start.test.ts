import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { type RunningServer, refusedStart, startServer, stopServer } from './server.ts'

let folder: string
let DATA_DIR: string
const running: RunningServer[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tablee-launch-'))
  DATA_DIR = join(folder, 'data')
})
afterEach(() => {
  for (const { child } of running.splice(0)) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

async function start(environment: NodeJS.ProcessEnv = {}, ...args: string[]): Promise<RunningServer> {
  const server = await startServer({ DATA_DIR, ...environment }, ...args)
  running.push(server)
  return server
}

const asFacilitator = ({ facilitatorToken }: RunningServer) => ({
  headers: { Authorization: `Bearer ${facilitatorToken}` },
})

describe('a start', () => {
  it('[LA1] says where to go, and the facilitator link opens the API', async () => {
    const server = await start()
    expect(server.stdout()).toContain(`Data folder       ${DATA_DIR}`)
    expect(server.stdout()).toContain(`On this machine   ${server.url}`)
    expect(await (await fetch(`${server.url}/healthz`)).json()).toMatchObject({ status: 'ok' })
    const programmes = `${server.url}/api/programmes`
    expect((await fetch(programmes)).status).toBe(401)
    expect((await fetch(programmes, asFacilitator(server))).status).toBe(200)
  })

  it('[LA2] keeps the facilitator link over a restart, in a file for its owner only', async () => {
    const first = await start()
    expect(await stopServer(first, 'SIGTERM')).toMatchObject({ code: 0 })
    const second = await start()
    expect(second.facilitatorToken).toBe(first.facilitatorToken)
    expect(second.facilitatorToken).toMatch(/^[\w-]{43}$/)
    expect(statSync(join(DATA_DIR, 'facilitator.token')).mode & 0o777).toBe(0o600)
  })

  it('[RV3] keeps review links open when the facilitator’s token is made anew', async () => {
    const first = await start({}, '--demo')
    const sessionId = await demoSessionId(first)
    const list = await fetch(`${first.url}/api/sessions/${sessionId}/iterations`, asFacilitator(first))
    const [iteration] = ((await list.json()) as { iterations: { id: string; reviewKey: string }[] }).iterations
    await stopServer(first, 'SIGTERM')
    rmSync(join(DATA_DIR, 'facilitator.token'))
    const second = await start()
    expect(second.facilitatorToken).not.toBe(first.facilitatorToken)
    const headers = { Authorization: `Bearer ${iteration!.reviewKey}` }
    expect((await fetch(`${second.url}/api/iterations/${iteration!.id}`, { headers })).status).toBe(200)
  })

  it('[LA3] stops in order: sockets are told to come back, nothing is left beside the database', async () => {
    const server = await start({}, '--demo')
    const sessionId = await demoSessionId(server)
    const socket = new WebSocket(
      `${server.url.replace('http', 'ws')}/sync/session/${sessionId}?token=${server.facilitatorToken}`,
    )
    await new Promise((resolve, reject) => socket.once('message', resolve).once('error', reject))
    const closed = new Promise((resolve) => socket.once('close', resolve))
    const { code, tookMs } = await stopServer(server, 'SIGINT')
    expect(code).toBe(0)
    expect(tookMs).toBeLessThan(5_000)
    expect(await closed).toBe(1012)
    expect(readdirSync(DATA_DIR).sort()).toEqual(['facilitator.token', 'tablee.db', 'tablee.lock'])
  })

  it('[LA4] opens a demo once per folder: sessions, people, cards that do not overlap, a saved iteration', async () => {
    const first = await start({}, '--demo')
    const code = /^Join: \S+\/join#(\w{8})$/m.exec(first.stdout())?.[1]
    expect(code).toBeDefined()
    const sessionId = await demoSessionId(first)
    const session = await (await fetch(`${first.url}/api/sessions/${sessionId}`, asFacilitator(first))).json()
    expect(session).toMatchObject({ joinCode: code, status: 'open' })
    expect(session.tables).toHaveLength(4)
    for (const board of session.boards) {
      const list = await fetch(`${first.url}/api/boards/${board.id}/cards`, asFacilitator(first))
      const { cards } = (await list.json()) as { cards: { pos: [number, number]; text: string; author: string }[] }
      expect(cards.length).toBeGreaterThan(6)
      expect(new Set(cards.map(({ pos }) => pos.join())).size).toBe(cards.length)
      expect(new Set(cards.map(({ author }) => author)).size).toBeGreaterThan(1)
    }
    const iterations = await fetch(`${first.url}/api/sessions/${sessionId}/iterations`, asFacilitator(first))
    expect(JSON.stringify(await iterations.json())).toContain('Première restitution')
    await stopServer(first, 'SIGTERM')

    const second = await start({}, '--demo')
    expect(second.stdout()).toContain(`/join#${code}`)
    expect(await demoSessionId(second)).toBe(sessionId)
  })
})

/** @returns the id of the only session. */
async function demoSessionId(server: RunningServer): Promise<string> {
  const answer = await (await fetch(`${server.url}/api/sessions`, asFacilitator(server))).json()
  const sessions = (Array.isArray(answer) ? answer : answer.sessions) as { id: string }[]
  expect(sessions).toHaveLength(1)
  return sessions[0]!.id
}

describe('[LA5] a start that cannot be is refused in one line, with exit code 1 and nothing touched:', () => {
  it('a port that is taken', async () => {
    const squatter = createServer()
    await new Promise<void>((resolve) => squatter.listen(0, '127.0.0.1', resolve))
    const { port } = squatter.address() as { port: number }
    const { code, lines } = await refusedStart({ DATA_DIR, PORT: String(port) })
    squatter.close()
    expect({ code, lines }).toEqual({
      code: 1,
      lines: [
        `Tablée cannot start: Port ${port} is already in use. Choose another with PORT, for example PORT=${port + 1}.`,
      ],
    })
    expect(existsSync(DATA_DIR)).toBe(false)
  })

  it('an address that is not of this machine', async () => {
    const { code, lines } = await refusedStart({ DATA_DIR, HOST: '203.0.113.7' })
    expect({ code, count: lines.length }).toEqual({ code: 1, count: 1 })
    expect(lines[0]).toContain('HOST is 203.0.113.7')
    expect(existsSync(DATA_DIR)).toBe(false)
  })

  it('a setting that makes no sense', async () => {
    const { code, lines } = await refusedStart({ DATA_DIR, PORT: 'eighty' })
    expect({ code, lines }).toEqual({
      code: 1,
      lines: ['Tablée cannot start: PORT must be a number from 0 to 65535, not "eighty"'],
    })
    expect(existsSync(DATA_DIR)).toBe(false)
  })

  it('a data folder that cannot be written', async () => {
    writeFileSync(DATA_DIR, 'a file')
    const { code, lines } = await refusedStart({ DATA_DIR })
    expect({ code, count: lines.length }).toEqual({ code: 1, count: 1 })
    expect(lines[0]).toContain(`The data folder ${DATA_DIR} cannot be written`)
    expect(readFileSync(DATA_DIR, 'utf8')).toBe('a file')
  })

  it('a data folder that another server runs on', async () => {
    const server = await start()
    const { code, lines } = await refusedStart({ DATA_DIR })
    expect({ code, count: lines.length }).toEqual({ code: 1, count: 1 })
    expect(lines[0]).toContain('Another Tablée is already running')
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  })

  it('a database of a newer version', async () => {
    await stopServer(await start(), 'SIGTERM')
    rmSync(join(DATA_DIR, 'tablee.lock'))
    const file = join(DATA_DIR, 'tablee.db')
    const db = new Database(file)
    db.prepare(`INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 9999999999999)`).run()
    db.close()
    const before = readFileSync(file)
    const { code, lines } = await refusedStart({ DATA_DIR })
    expect({ code, count: lines.length }).toEqual({ code: 1, count: 1 })
    expect(lines[0]).toContain('newer version')
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(readdirSync(DATA_DIR).sort()).toEqual(['facilitator.token', 'tablee.db'])
  })

  it.each([
    ['that is none', 'SQLITE_NOTADB', () => writeFileSync(join(DATA_DIR, 'tablee.db'), 'not a database at all')],
    ['that is a folder', 'SQLITE_IOERR', () => mkdirSync(join(DATA_DIR, 'tablee.db'))],
  ])('a database %s', async (_, sqliteCode, spoil) => {
    mkdirSync(DATA_DIR)
    spoil()
    const { code, lines } = await refusedStart({ DATA_DIR })
    expect({ code, count: lines.length }).toEqual({ code: 1, count: 1 })
    expect(lines[0]).toContain(DATA_DIR)
    expect(lines[0]).toContain(sqliteCode)
    expect(readdirSync(DATA_DIR)).toEqual(['tablee.db'])
  })

  it('a database whose pages are damaged', async () => {
    await stopServer(await start(), 'SIGTERM')
    const file = join(DATA_DIR, 'tablee.db')
    const bytes = readFileSync(file)
    bytes.fill(0xff, 100)
    writeFileSync(file, bytes)
    const { code, lines } = await refusedStart({ DATA_DIR })
    expect({ code, count: lines.length }).toEqual({ code: 1, count: 1 })
    expect(lines[0]).toMatch(/is damaged \(SQLITE_(CORRUPT|NOTADB)/)
    expect(readFileSync(file).equals(bytes)).toBe(true)
  })

  it('a damaged facilitator token', async () => {
    await stopServer(await start(), 'SIGTERM')
    writeFileSync(join(DATA_DIR, 'facilitator.token'), 'oops')
    const { code, lines } = await refusedStart({ DATA_DIR })
    expect({ code, count: lines.length }).toEqual({ code: 1, count: 1 })
    expect(lines[0]).toContain('facilitator.token is damaged')
  })

  it('a damaged facilitator token in a folder that has no database yet', async () => {
    mkdirSync(DATA_DIR)
    writeFileSync(join(DATA_DIR, 'facilitator.token'), 'oops')
    expect((await refusedStart({ DATA_DIR })).code).toBe(1)
    expect(readdirSync(DATA_DIR)).toEqual(['facilitator.token'])
  })
})
