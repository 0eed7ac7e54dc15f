/** A workshop of simulated people on one server: everybody joins at once, works for a while, and is asked what arrived. */
import { performance } from 'node:perf_hooks'
import { WebSocket } from 'ws'
import { FrameLedger } from './frameLedger.ts'
import { Latencies } from './latencies.ts'
import { LightTablet } from './lightTablet.ts'
import { type ProcessUsage, processUsage } from './processUsage.ts'

export interface WorkshopPlan {
  /** The server's process. */
  pid: number
  people: {
    person: string
    /** WebSocket address of the board, and of the session doc when they are to hold that as well. */
    boardUrl: string
    sessionUrl?: string
  }[]
  seconds: number
  ownWays?: boolean
  /** How many of them stop reading when work begins, and go on sending. */
  deaf?: number
}

export interface WorkshopResult {
  /** ms from the first connection to the last complete state. */
  joinAllMs: number
  p50: number
  p95: number
  p99: number
  /** Share of one core. */
  cpu: number
  memoryMb: number
  /** Payload bytes a second that one tablet receives. */
  bytesPerTablet: number
  updates: number
  /** Updates that should have arrived somewhere and did not. */
  missing: number
}

const WARM_UP_SECONDS = 2
const SETTLE_MS = 3_000

export async function runWorkshop(plan: WorkshopPlan): Promise<WorkshopResult> {
  const latencies = new Latencies()
  const ledgers = new Map<string, FrameLedger>()
  const sessionSockets = plan.people.flatMap(({ sessionUrl }) =>
    sessionUrl === undefined ? [] : [listenTo(sessionUrl)],
  )
  const tablets = plan.people.map(({ person, boardUrl: url }) => {
    const board = new URL(url).pathname
    const ledger = ledgers.get(board) ?? new FrameLedger()
    ledgers.set(board, ledger)
    return { ledger, tablet: new LightTablet({ url, person, ledger, latencies, ownWays: plan.ownWays ?? false }) }
  })
  const start = performance.now()
  await Promise.all(tablets.map(({ tablet }) => tablet.join()))
  const joinAllMs = performance.now() - start
  for (const { tablet } of tablets) tablet.writeCard()
  const clock = new Clock()
  for (const { tablet } of tablets) liveOn(tablet, clock)
  await clock.run(WARM_UP_SECONDS * 1000)
  const deaf = tablets.slice(0, plan.deaf ?? 0)
  for (const { tablet } of deaf) tablet.pauseReading()
  for (const { tablet } of tablets) tablet.measure()
  const before = processUsage(plan.pid)
  const measuredFrom = performance.now()
  await clock.run(plan.seconds * 1000)
  const seconds = (performance.now() - measuredFrom) / 1000
  const after = processUsage(plan.pid)
  const hearing = tablets.slice(deaf.length)
  const received = hearing.reduce((sum, { tablet }) => sum + tablet.receivedBytes, 0)
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
  const missing = hearing.reduce((sum, { ledger, tablet }) => sum + ledger.total - tablet.receivedUpdates, 0)
  for (const { tablet } of tablets) tablet.leave()
  for (const socket of sessionSockets) socket.terminate()
  return {
    joinAllMs,
    p50: latencies.quantile(0.5),
    p95: latencies.quantile(0.95),
    p99: latencies.quantile(0.99),
    cpu: cpuShare(before, after, seconds),
    memoryMb: after.memoryMb,
    bytesPerTablet: received / hearing.length / seconds,
    updates: [...ledgers.values()].reduce((sum, ledger) => sum + ledger.total, 0),
    missing,
  }
}

const cpuShare = (before: ProcessUsage, after: ProcessUsage, seconds: number): number =>
  (after.cpuMs - before.cpuMs) / 1000 / seconds

/** Holds a doc open and asks for its state, as a tablet does with the session doc. */
function listenTo(url: string): WebSocket {
  const socket = new WebSocket(url, { perMessageDeflate: false })
  socket.on('open', () => socket.send(Uint8Array.of(0, 0, 1, 0)))
  socket.on('error', () => {})
  return socket
}

/** About one act a second: 60 % drags of a second, 30 % a second of typing, 10 % new cards; three in ten also point. */
function liveOn(tablet: LightTablet, clock: Clock): void {
  const later = (delayMs: number, step: () => void): void => clock.at(delayMs, step)
  const act = (): void => {
    const dice = Math.random()
    if (dice < 0.6) tablet.dragCard(later)
    else if (dice < 0.9) tablet.type(later)
    else tablet.writeCard()
    later(1000, act)
  }
  later(Math.random() * 1000, act)
  if (Math.random() >= 0.3) return
  const point = (): void => {
    tablet.pointAt()
    later(100, point)
  }
  later(Math.random() * 100, point)
}

/** Runs planned steps at their time; one timer for everybody. Stands still outside run(). */
class Clock {
  #now = 0
  #slots = new Map<number, (() => void)[]>()

  at(delayMs: number, step: () => void): void {
    const slot = Math.ceil(this.#now + Math.max(1, delayMs))
    const steps = this.#slots.get(slot)
    if (steps === undefined) this.#slots.set(slot, [step])
    else steps.push(step)
  }

  run(durationMs: number): Promise<void> {
    const origin = performance.now() - this.#now
    const end = this.#now + durationMs
    return new Promise((resolve) => {
      const turn = (): void => {
        const target = Math.min(end, performance.now() - origin)
        while (this.#now + 1 <= target) this.#runSlot(++this.#now)
        if (this.#now + 1 > end) resolve()
        else setTimeout(turn, 1)
      }
      turn()
    })
  }

  #runSlot(slot: number): void {
    const steps = this.#slots.get(slot)
    this.#slots.delete(slot)
    for (const step of steps ?? []) step()
  }
}
