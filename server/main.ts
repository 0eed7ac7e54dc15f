/** Starts Tablée: takes the port, then the data folder, then puts the parts together. Run by server/launch/start.mjs.
 *  Everything that can refuse a start does so before anything is written; a refusal is one line and exit code 1. */
import { join } from 'node:path'
import { type Config, readConfig } from './config.ts'
import { seedDemo } from './demo/seedDemo.ts'
import { makeFacilitatorToken, readFacilitatorToken } from './facilitatorToken.ts'
import { createApp } from './http/app.ts'
import { tokensFromCookies } from './http/cookies.ts'
import { type BoundServer, listen } from './launch/listen.ts'
import { startProblem } from './launch/startProblem.ts'
import { stopOnSignal } from './launch/stopOnSignal.ts'
import { welcome } from './launch/welcome.ts'
import { createLog } from './log.ts'
import { projectRoot } from './projectRoot.ts'
import { openFacilitatorKey } from './session/credentials.ts'
import { createSessions } from './session/sessions.ts'
import { createCheckpointer } from './storage/checkpoint/checkpointer.ts'
import { openSqliteStorage } from './storage/sqlite/sqliteStorage.ts'
import { createRooms } from './sync/rooms.ts'
import { attachSync } from './sync/upgrade.ts'
import { warmUp } from './sync/warmUp.ts'

const clientDir = join(projectRoot, 'dist', 'client')

async function run(config: Config, bound: BoundServer): Promise<void> {
  const log = createLog(config.logLevel)
  const knownToken = readFacilitatorToken(config.dataDir)
  const storage = openSqliteStorage(config)
  const token = knownToken ?? makeFacilitatorToken(config.dataDir)
  const checkpointer = createCheckpointer({
    dataDir: config.dataDir,
    onFault: (doc, err) => log.error({ err, doc }, 'a checkpoint could not be made'),
  })
  const rooms = createRooms({ docLog: storage.docs, requestCheckpoint: checkpointer.request, log })
  const facilitatorKey = await openFacilitatorKey(token, storage.secrets)
  const sessions = createSessions({ storage, docs: rooms, facilitatorKey, log })
  const app = createApp({ sessions, config, clientDir })

  const demo = process.argv.includes('--demo') ? await seedDemo({ storage, sessions, docs: rooms }) : null
  const { trustProxy } = config
  attachSync(bound.server, { rooms, authority: sessions.authority, tokensFromCookies, log, trustProxy })
  await warmUp()
  sessions.start()
  bound.serve(app.fetch)
  stopOnSignal({ server: bound.server, sessions, rooms, checkpointer, storage, log })
  process.stdout.write(await welcome(config, { facilitatorToken: token, demo, isTerminal: process.stdout.isTTY }))
}

function refuse(problem: string): never {
  process.stderr.write(`Tablée cannot start: ${problem}\n`)
  process.exit(1)
}

async function start(): Promise<void> {
  const read = readConfig(process.env)
  if (!read.ok) refuse(read.problem)
  const { config } = read
  try {
    const bound = await listen(config)
    await run({ ...config, port: bound.port }, bound)
  } catch (error) {
    const problem = startProblem(error, config)
    if (problem === null) throw error
    refuse(problem)
  }
}

await start()
