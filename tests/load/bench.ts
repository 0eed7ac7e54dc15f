/** `npm run bench [-- --people 30,120 --seconds 10 --runs 3]`: people over real sockets on the real server with SQLite, next to
 *  a bare relay under the same load in the same run. Medians of the runs. Machines differ and are shared: read ratios first. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
// @ts-expect-error plain JavaScript, because it runs on any Node before anything is installed
import { build } from '../../server/launch/build.mjs'
import { newId } from '../../shared/ids.ts'
import { boardDocName, SYNC_PATH, sessionDocName } from '../../shared/protocol/docNames.ts'
import { startServer, stopServer } from '../launch/server.ts'
import { type Seat, seedRoom } from './seedRoom.ts'
import { runWorkshop, type WorkshopResult } from './workshop.ts'

interface Scenario {
  name: string
  people: number
  boards?: number
  cardsPerBoard?: number
  seenClients?: number
  /** Everybody also holds the session doc. */
  withSessionDoc?: boolean
  ownWays?: boolean
  deaf?: number
  /** The same load through the bare relay, for comparison. */
  withFloor?: boolean
}

const { values: options } = parseArgs({
  options: {
    people: { type: 'string' },
    only: { type: 'string', default: '' },
    seconds: { type: 'string', default: '10' },
    runs: { type: 'string', default: '3' },
  },
})
const seconds = Number(options.seconds)

const ALL: Scenario[] = [
  { name: '30 on one board', people: 30, withFloor: true },
  { name: '120 on one board', people: 120, withFloor: true },
  { name: '120, 5,000 clientIDs seen', people: 120, seenClients: 5_000 },
  { name: "120, our client's ways", people: 120, ownWays: true },
  { name: '40, of whom 10 do not read', people: 40, deaf: 10 },
  { name: '240 on one board', people: 240, withFloor: true },
  { name: '480 on one board', people: 480, withFloor: true },
  { name: '1,000 at 125 tables', people: 1_000, boards: 125, cardsPerBoard: 20, withSessionDoc: true },
]
const scenarios = options.people
  ? options.people
      .split(',')
      .map((people) => ({ name: `${people} on one board`, people: Number(people), withFloor: true }))
  : ALL.filter(({ name }) => name.includes(options.only))

build(process.execPath)

const print = (line: string): void => void process.stdout.write(`${line}\n`)
const columns = ['join ms', 'p50 ms', 'p95 ms', 'p99 ms', 'core %', 'MB', 'kB/s', 'updates', 'missing']
print(['scenario'.padEnd(30), ...columns.map((column) => column.padStart(9))].join(''))
for (const scenario of scenarios) {
  print(row(scenario.name, await medians(() => runOnServer(scenario))))
  if (scenario.withFloor) print(row('  bare relay', await medians(() => runOnRelay(scenario))))
}

async function runOnServer(scenario: Scenario): Promise<WorkshopResult> {
  const { people, boards = 1, cardsPerBoard = 500, seenClients = 1 } = scenario
  const dataDir = mkdtempSync(join(tmpdir(), 'tablee-bench-'))
  const seats = await seedRoom(dataDir, { people, boards, cardsPerBoard, seenClients })
  const server = await startServer({ DATA_DIR: dataDir })
  try {
    const origin = `${server.url.replace('http', 'ws')}${SYNC_PATH}`
    const addressesOf = ({ person, token, boardId, sessionId }: Seat) => ({
      person,
      boardUrl: `${origin}/${boardDocName(boardId)}?token=${token}&acks=1`,
      ...(scenario.withSessionDoc && { sessionUrl: `${origin}/${sessionDocName(sessionId)}?token=${token}` }),
    })
    const { ownWays = false, deaf = 0 } = scenario
    return await runWorkshop({ pid: server.child.pid!, people: seats.map(addressesOf), seconds, ownWays, deaf })
  } finally {
    await stopServer(server, 'SIGTERM')
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function runOnRelay({ people }: Scenario): Promise<WorkshopResult> {
  const relay: ChildProcess = fork(fileURLToPath(new URL('relay.ts', import.meta.url)))
  const [{ port }] = (await once(relay, 'message')) as [{ port: number }]
  try {
    const boardUrl = `ws://127.0.0.1:${port}/`
    const everybody = Array.from({ length: people }, () => ({ person: newId(), boardUrl }))
    return await runWorkshop({ pid: relay.pid!, people: everybody, seconds })
  } finally {
    relay.disconnect()
    await once(relay, 'exit')
  }
}

async function medians(run: () => Promise<WorkshopResult>): Promise<WorkshopResult> {
  const results: WorkshopResult[] = []
  for (let index = 0; index < Number(options.runs); index++) results.push(await run())
  const median = (key: keyof WorkshopResult): number =>
    results.map((result) => result[key]).sort((a, b) => a - b)[Math.floor(results.length / 2)]!
  const keys = Object.keys(results[0]!) as (keyof WorkshopResult)[]
  return Object.fromEntries(keys.map((key) => [key, median(key)])) as unknown as WorkshopResult
}

function row(name: string, result: WorkshopResult): string {
  const { joinAllMs, p50, p95, p99, cpu, memoryMb, bytesPerTablet, updates, missing } = result
  const cells = [
    joinAllMs.toFixed(0),
    p50.toFixed(1),
    p95.toFixed(1),
    p99.toFixed(1),
    (cpu * 100).toFixed(0),
    memoryMb.toFixed(0),
  ]
  cells.push((bytesPerTablet / 1000).toFixed(1), String(updates), String(missing))
  return [name.padEnd(30), ...cells.map((cell) => cell.padStart(9))].join('')
}
