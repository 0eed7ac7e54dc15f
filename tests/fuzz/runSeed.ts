/** One run: tablets act, the network misbehaves, the server stops and starts; in the end all is delivered and all must agree.
 *  Everything follows from the seed: only microtasks are awaited, so no timer of the machine ever takes part. */
import type { Storage } from '../../server/storage/storage.ts'
import { checkReplay, checkSaved, checkWorld } from './checks.ts'
import { editAtRandom } from './edits.ts'
import type { Link } from './link.ts'
import { Random } from './random.ts'
import type { Tablet } from './tablet.ts'
import { World } from './world.ts'

const TABLETS = 9
const STEPS = 400
const LAST_OPS = 25

class FuzzFailure extends Error {
  override name = 'FuzzFailure'
}

/** @throws FuzzFailure with the seed and the last ops. */
export async function runSeed(seed: number, storage: Storage): Promise<void> {
  const random = new Random(seed)
  const world = new World(random, storage)
  const ops: string[] = []
  try {
    for (let index = 0; index < TABLETS; index++) {
      const role = index === 0 ? 'observer' : index === 1 ? 'facilitator' : 'participant'
      world.addTablet(`t${index}`, { role, isStock: index % 4 === 3 })
    }
    for (let step = 0; step < STEPS; step++) {
      const op = random.weighted(OPS)
      ops.push(`${step} ${op.name || 'op'}`)
      await op(world)
      afterOp(world)
    }
    ops.push('settle')
    await settle(world)
    await checkWorld(world)
  } catch (error) {
    const lastOps = ops.slice(-LAST_OPS).join(', ')
    throw new FuzzFailure(`seed ${seed}: ${error instanceof Error ? error.message : error}\n  last ops: ${lastOps}`, {
      cause: error,
    })
  } finally {
    world.destroy()
  }
}

type Op = (world: World) => void | Promise<void>

const writers = (world: World): Tablet[] => world.tablets.filter(({ options }) => options.role !== 'observer')

function edit(world: World): void {
  const tablet = world.random.pick(writers(world))
  tablet.hasOwnActs = true
  if (world.random.chance(0.3)) tablet.undo.stopCapturing()
  editAtRandom({ doc: tablet.doc, participant: tablet.options.participant, random: world.random })
}

function undo(world: World): void {
  const tablet = world.random.pick(writers(world))
  tablet.hasOwnActs = true
  for (let times = 1 + world.random.below(3); times > 0; times--) tablet.undo.undo()
}

function redo(world: World): void {
  const tablet = world.random.pick(writers(world))
  tablet.hasOwnActs = true
  tablet.undo.redo()
}

function point({ random, tablets }: World): void {
  const { awareness } = random.pick(tablets)
  awareness?.setLocalState({ cursor: [random.below(100), random.below(100)] })
}

const openLinks = (world: World): Link[] => world.links.filter((link) => !link.isOver)

const someLink = (world: World): Link | null => {
  const links = openLinks(world)
  return links.length === 0 ? null : world.random.pick(links)
}

async function accept(world: World): Promise<void> {
  for (const link of openLinks(world)) {
    if (!world.tablets.some((tablet) => tablet.link === link && tablet.isOffline)) await world.accept(link)
  }
}

function deliverToServer(world: World): void {
  const link = someLink(world)
  for (let times = world.random.below(6); times > 0; times--) link?.deliverToServer()
}

function deliverToClient(world: World): void {
  const link = someLink(world)
  for (let times = world.random.below(6); times > 0; times--) link?.deliverToClient()
}

async function flush(world: World): Promise<void> {
  await world.rooms.drain()
  if (!world.hasCommitted) return
  world.hasCommitted = false
  await checkReplay(world)
}

/** Both ends lose each other; of what was under way a part still arrives at the server. */
function cut(world: World): void {
  const link = someLink(world)
  for (let times = world.random.below(4); times > 0; times--) link?.deliverToServer()
  link?.end()
  link?.lose()
}

function goOffline(world: World): void {
  const tablet = world.random.pick(world.tablets)
  tablet.isOffline = true
  tablet.link?.end()
  tablet.link?.lose()
}

function comeBack({ tablets }: World): void {
  for (const tablet of tablets) tablet.isOffline = false
}

/** Twice in a row, with an edit between: offline, this gives one tablet several clientIDs that the server has not seen. */
function reload(world: World): void {
  const tablet = world.random.pick(world.tablets)
  tablet.reload()
}

function repeat(world: World): void {
  world.random.pick(writers(world)).repeat()
}

/** A tablet that has not read for long is let go. */
function stop(world: World): void {
  const link = someLink(world)
  if (link !== null) link.stuckBytes = 5 * 1024 * 1024
}

const OPS: readonly (readonly [number, Op])[] = [
  [120, edit],
  [14, undo],
  [8, redo],
  [6, point],
  [20, accept],
  [90, deliverToServer],
  [90, deliverToClient],
  [60, flush],
  [4, cut],
  [5, goOffline],
  [6, comeBack],
  [4, reload],
  [4, repeat],
  [1, stop],
  [
    8,
    function wait(world) {
      world.clock.pass(world.random.below(3_000))
    },
  ],
  [
    2,
    function checkpoint(world) {
      return world.writeCheckpoint()
    },
  ],
  [
    1,
    function restart(world) {
      return world.restart()
    },
  ],
  [
    1,
    function crash(world) {
      return world.crash()
    },
  ],
  [
    0.4,
    function startEpoch(world) {
      return world.startEpoch()
    },
  ],
  [
    2,
    function lock(world) {
      world.situation.boardLocked = world.random.chance(0.5)
      world.wasLocked ||= world.situation.boardLocked
    },
  ],
]

function afterOp(world: World): void {
  world.links = openLinks(world)
  for (const tablet of world.tablets) answerRefusal(world, tablet)
  if (world.errors.length > 0) throw new Error(`the server has logged an error: ${describe(world.errors[0])}`)
  checkSaved(world)
}

const describe = (details: unknown): string => {
  const { err } = details as { err?: Error }
  return err?.stack ?? String(details)
}

/** Nobody honest is ever refused, but for a lock or a new epoch. */
function answerRefusal(world: World, tablet: Tablet): void {
  const { refusal, options, hasOwnActs } = tablet
  if (refusal === null) return
  const isExplained = (refusal === 'locked' && hasOwnActs) || (refusal === 'epoch-changed' && world.epoch > 1)
  if (!isExplained) {
    throw new Error(`${options.name} (${options.role}) was refused: ${refusal} ${tablet.link?.closing?.reason ?? ''}`)
  }
  tablet.startAfresh()
}

/** Everybody comes back, everything is delivered. */
async function settle(world: World): Promise<void> {
  world.situation.boardLocked = false
  for (let round = 0; round < 60; round++) {
    comeBack(world)
    for (const link of world.links) link.stuckBytes = 0
    world.clock.pass(500)
    await accept(world)
    let moved = true
    while (moved) {
      moved = false
      for (const link of world.links) while (link.deliverToServer()) moved = true
      await flush(world)
      for (const link of world.links) while (link.deliverToClient()) moved = true
    }
    afterOp(world)
    if (world.tablets.every((tablet) => tablet.isSaved && tablet.link?.connection?.isClosed === false)) return
  }
  const restless = world.tablets.filter(({ isSaved, link }) => !isSaved || link?.connection?.isClosed !== false)
  throw new Error(`no rest for ${restless.map(({ options }) => options.name).join(', ')}`)
}
