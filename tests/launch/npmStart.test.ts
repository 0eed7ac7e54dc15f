/** What `npm start` runs, from the check of the packages to the server that listens. */
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type RunningServer, refusedStart, startByLauncher, stopServer } from './server.ts'

const dist = fileURLToPath(new URL('../../dist', import.meta.url))
let folder: string
let DATA_DIR: string
const running: RunningServer[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tablee-npm-start-'))
  DATA_DIR = join(folder, 'data')
})
afterEach(async () => {
  // Told, not killed: only the launcher can end the server that it runs.
  await Promise.all(running.splice(0).map((server) => server.child.exitCode ?? stopServer(server, 'SIGTERM')))
  rmSync(folder, { recursive: true, force: true })
})

async function start(): Promise<RunningServer> {
  const server = await startByLauncher({ DATA_DIR })
  running.push(server)
  return server
}

const builtAt = (): number[] => ['client.stamp', 'server.stamp'].map((name) => statSync(join(dist, name)).mtimeMs)

it('[LA1] [LA9] starts the server, stops it in order, and the second time neither installs nor builds', async () => {
  const first = await start()
  expect((await fetch(`${first.url}/healthz`)).status).toBe(200)
  expect(await (await fetch(first.url)).text()).toContain('<title>')
  expect((await stopServer(first, 'SIGTERM')).code).toBe(0)
  await expect(fetch(`${first.url}/healthz`)).rejects.toThrow()

  const before = builtAt()
  const second = await start()
  expect(second.facilitatorToken).toBe(first.facilitatorToken)
  expect(second.stdout()).not.toMatch(/Installing|Building|Fetching/)
  expect(builtAt()).toEqual(before)
})

it('[LA5] a start that cannot be is one line and exit code 1 through the launcher, too', async () => {
  const { code, lines } = await refusedStart({ DATA_DIR, PORT: 'eighty' }, 'launcher')
  expect({ code, lines }).toEqual({
    code: 1,
    lines: ['Tablée cannot start: PORT must be a number from 0 to 65535, not "eighty"'],
  })
  expect(existsSync(DATA_DIR)).toBe(false)
})
