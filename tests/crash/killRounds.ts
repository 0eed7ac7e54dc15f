/** Kills the real server with SIGKILL while people work, starts it again, and asks whether anything is missing that was acked
 *  or that anybody else had seen. The data folder lives through all rounds. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import * as Y from 'yjs'
import { boardDocName, SYNC_PATH } from '../../shared/protocol/docNames.ts'
import { startServer, stopServer } from '../launch/server.ts'
import { type Seat, seedRoom } from '../load/seedRoom.ts'
import { type Clocks, raise, Witness } from './witness.ts'

export interface RoundResult {
  round: number
  /** Clocks that were acked or seen, over all people. */
  promised: number
  /** How many of these are gone after the restart. */
  missing: number
  integrity: string
}

const PEOPLE = 8
const ACTS_PER_TURN = 4
const TURN_MS = 5
/** The kill comes somewhere between these, after everybody is in. */
const KILL_AFTER_MS = [150, 1_200] as const

/** @yields one result a kill. */
export async function* killRounds(kills: number): AsyncGenerator<RoundResult> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tablee-crash-'))
  try {
    const seats = await seedRoom(dataDir, { people: PEOPLE, boards: 1, cardsPerBoard: 20, seenClients: 1 })
    for (let round = 1; round <= kills; round++) {
      const promised = await workUntilKilled(dataDir, seats)
      const found = await stateAfterRestart(dataDir, seats[0]!)
      const lost = [...promised].filter(([client, clock]) => (found.get(client) ?? 0) < clock)
      yield {
        round,
        promised: total(promised),
        missing: lost.reduce((sum, [client, clock]) => sum + clock - (found.get(client) ?? 0), 0),
        integrity: integrityOf(dataDir),
      }
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const total = (clocks: Clocks): number => [...clocks.values()].reduce((sum, clock) => sum + clock, 0)

async function workUntilKilled(dataDir: string, seats: Seat[]): Promise<Clocks> {
  const server = await startServer({ DATA_DIR: dataDir })
  const people = seats.map((seat) => takeSeat(server.url, seat))
  await Promise.all(people.map(({ synced }) => synced))
  const work = setInterval(() => {
    for (let act = 0; act < ACTS_PER_TURN; act++) people[Math.floor(Math.random() * people.length)]!.act(Math.random)
  }, TURN_MS)
  const [from, to] = KILL_AFTER_MS
  await new Promise((resolve) => setTimeout(resolve, from + Math.random() * (to - from)))
  // At the worst moment: somebody has just seen something new.
  await people[0]!.nextNews()
  await stopServer(server, 'SIGKILL')
  clearInterval(work)
  const promised: Clocks = new Map()
  for (const { acked, seen } of people) {
    for (const [client, clock] of [...acked, ...seen]) raise(promised, client, clock)
  }
  for (const person of people) person.leave()
  return promised
}

async function stateAfterRestart(dataDir: string, seat: Seat): Promise<Clocks> {
  const server = await startServer({ DATA_DIR: dataDir })
  const reader = takeSeat(server.url, seat)
  await reader.synced
  const found: Clocks = Y.decodeStateVector(Y.encodeStateVector(reader.doc))
  reader.leave()
  await stopServer(server, 'SIGTERM')
  return found
}

function takeSeat(url: string, { person, token, boardId }: Seat): Witness {
  return new Witness({ origin: url.replace('http', 'ws') + SYNC_PATH, docName: boardDocName(boardId), token, person })
}

function integrityOf(dataDir: string): string {
  const db = new Database(join(dataDir, 'tablee.db'), { readonly: true })
  try {
    return db.pragma('integrity_check', { simple: true }) as string
  } finally {
    db.close()
  }
}
