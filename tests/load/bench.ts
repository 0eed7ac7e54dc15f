/** `npm run bench [-- --people 30,120 --seconds 10 --runs 3 --only board]`: people over real sockets on the real sync server with SQLite, each scenario next to a bare
 *  relay in the same run. Medians of the runs. Machines differ and are shared: read the ratios first. */
import { parseArgs } from 'node:util'
import { boardDocName } from '../../shared/protocol/docNames.ts'
import { tokenOf } from '../sync/syncServer.ts'
import type { BoardServerReady } from './boardServer.ts'
import { ServerUnderLoad } from './serverUnderLoad.ts'
import { runWorkshop, type WorkshopPlan, type WorkshopResult } from './workshop.ts'

interface Scenario {
  name: string
  people: number
  boards?: number
  cards?: number
  seenClients?: number
  ownWays?: boolean
  deaf?: number
  /** The same load through the bare relay, for comparison. */
  withFloor?: boolean
}

const { values: options } = parseArgs({
  options: {
    people: { type: 'string' },
    seconds: { type: 'string', default: '10' },
    runs: { type: 'string', default: '3' },
  },
})
const seconds = Number(options.seconds)
const scenarios: Scenario[] = options.people
  ? options.people
      .split(',')
      .map((people) => ({ name: `${people} on one board`, people: Number(people), withFloor: true }))
  : [
      { name: '30 on one board', people: 30, withFloor: true },
      { name: '120 on one board', people: 120, withFloor: true },
      { name: '120, 5,000 clientIDs seen', people: 120, seenClients: 5_000 },
      { name: "120, our client's ways", people: 120, ownWays: true },
      { name: '40, of whom 10 are deaf', people: 40, deaf: 10 },
      { name: '240 on one board', people: 240, withFloor: true },
      { name: '480 on one board', people: 480, withFloor: true },
      { name: '1,000 at 125 tables', people: 1_000, boards: 125, cards: 20 },
    ]

const print = (line: string): void => void process.stdout.write(`${line}\n`)
const columns = ['join ms', 'p50 ms', 'p95 ms', 'p99 ms', 'core %', 'MB', 'kB/s', 'updates', 'missing']
print(['scenario'.padEnd(34), ...columns.map((column) => column.padStart(9))].join(''))
for (const scenario of scenarios) {
  print(row(scenario.name, await medians(() => runOnServer(scenario))))
  if (scenario.withFloor) print(row('  bare relay', await medians(() => runOnRelay(scenario))))
}

async function runOnServer(scenario: Scenario): Promise<WorkshopResult> {
  const args = [scenario.boards ?? 1, scenario.cards ?? 500, scenario.seenClients ?? 1].map(String)
  const server = await ServerUnderLoad.start<BoardServerReady>('boardServer.ts', args)
  const { url, boards } = server.ready
  const perBoard = Math.ceil(scenario.people / boards.length)
  const urlOf: WorkshopPlan['urlOf'] = (person, index) =>
    `${url}/${boardDocName(boards[Math.floor(index / perBoard)]!)}?token=${tokenOf(person)}&acks=1`
  return runAndStop(server, { ...scenario, urlOf, seconds })
}

async function runOnRelay({ people }: Scenario): Promise<WorkshopResult> {
  const server = await ServerUnderLoad.start<{ port: number }>('relay.ts', [])
  return runAndStop(server, { people, urlOf: () => `ws://127.0.0.1:${server.ready.port}/`, seconds })
}

async function runAndStop(server: ServerUnderLoad<object>, plan: WorkshopPlan): Promise<WorkshopResult> {
  try {
    return await runWorkshop(server, plan)
  } finally {
    await server.stop()
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
  return [name.padEnd(34), ...cells.map((cell) => cell.padStart(9))].join('')
}
