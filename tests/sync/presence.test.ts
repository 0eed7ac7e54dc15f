/** Presence without sockets and without time: the test is the clock. */
import { expect, test } from 'vitest'
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { readServerMessage } from '../../client/sync/syncMessages.ts'
import { Presence } from '../../server/sync/presence.ts'
import { newId } from '../../shared/ids.ts'
import { Link } from '../fuzz/link.ts'

interface Tablet {
  participant: string
  client: number
  clock: number
}

/** A tablet that says nothing. */
class Listener {
  readonly #awareness = new Awareness(new Y.Doc())
  readonly #link = new Link('/', () => {})

  constructor() {
    this.#awareness.setLocalState(null)
    this.#link.onmessage = ({ data }) => {
      const message = readServerMessage(new Uint8Array(data as ArrayBuffer))
      if (message.kind === 'presence') applyAwarenessUpdate(this.#awareness, message.update, 'server')
    }
  }

  hear(frame: Buffer): void {
    this.#link.serverSocket.write(frame)
    this.#link.deliverToClient()
  }

  stateOf({ client }: Tablet) {
    return this.#awareness.getStates().get(client)
  }

  get heardOf(): number[] {
    return [...this.#awareness.getStates().keys()]
  }
}

/** Tablets that speak, and somebody who listens. */
class Scene {
  readonly presence: Presence<Tablet>
  readonly tablets: Tablet[]
  readonly listener = new Listener()

  constructor(size: number) {
    const owners = new Map<number, string>()
    this.presence = new Presence({
      ownerOf: (client) => owners.get(client),
      claim: (client, participant) => owners.set(client, participant).get(client) === participant,
    })
    this.tablets = Array.from({ length: size }, (_, index) => ({
      participant: newId(),
      client: 4_000_000_000 + index,
      clock: 100_000,
    }))
  }

  say(tablet: Tablet, state: object): void {
    const entry = { client: tablet.client, clock: ++tablet.clock, state: JSON.stringify(state) }
    expect(this.presence.receive(tablet, [entry])).toBe(true)
  }

  /** Sends a batch to the listener. */
  send(): { bytes: number; restMs: number } {
    const { frame, restMs } = this.presence.takeBatch()
    this.listener.hear(frame)
    return { bytes: frame.length, restMs }
  }
}

test('[PR3] a room of 480 that never rests costs a tablet 12 kB/s, in batches 100 ms apart at least, and everybody is heard of', () => {
  const scene = new Scene(480)
  const seconds = 20
  let bytes = 0
  let batches = 0
  let restUntil = 0
  for (let now = 0; now < seconds * 1_000; now += 10) {
    if (now % 100 === 0) for (const tablet of scene.tablets) scene.say(tablet, { cursor: [now, -now] })
    if (now < restUntil || !scene.presence.hasNews) continue
    const sent = scene.send()
    expect(sent.restMs).toBeGreaterThanOrEqual(100)
    restUntil = now + sent.restMs
    bytes += sent.bytes
    batches++
  }
  expect(batches).toBeGreaterThan(seconds)
  expect(bytes).toBeGreaterThan(seconds * 10_000)
  // The last batch pays its rest afterwards.
  expect(bytes).toBeLessThanOrEqual(seconds * 12_000 + 4_500)
  const heardMsAgo = scene.tablets.map((tablet) => seconds * 1_000 - scene.listener.stateOf(tablet)!.cursor[0])
  expect(Math.max(...heardMsAgo)).toBeLessThan(4_000)
})

test('[PR3] a few people are heard of ten times a second', () => {
  const scene = new Scene(3)
  for (const tablet of scene.tablets) scene.say(tablet, { cursor: [1, 2] })
  expect(scene.send().restMs).toBe(100)
  expect(scene.tablets.map((tablet) => scene.listener.stateOf(tablet))).toEqual(
    scene.tablets.map(({ participant }) => ({ participant, cursor: [1, 2] })),
  )
  expect(scene.presence.hasNews).toBe(false)
})

test('[PR3] of ten things that somebody does between two batches the last is told', () => {
  const scene = new Scene(1)
  const [anna] = scene.tablets as [Tablet]
  for (let x = 1; x <= 10; x++) scene.say(anna, { cursor: [x, 0] })
  const { bytes } = scene.send()
  expect(scene.listener.stateOf(anna)).toMatchObject({ cursor: [10, 0] })
  expect(bytes).toBeLessThan(100)
})

test('[PR4] who leaves is gone with the next batch', () => {
  const scene = new Scene(2)
  const [anna, ben] = scene.tablets as [Tablet, Tablet]
  for (const tablet of scene.tablets) scene.say(tablet, { cursor: [1, 2] })
  scene.send()
  scene.presence.leave(anna)
  expect(scene.presence.hasNews).toBe(true)
  scene.send()
  expect(scene.listener.heardOf).toEqual([ben.client])
})

test('[PR4] in a room that never rests who leaves waits behind those who have waited longer only', () => {
  const scene = new Scene(480)
  const [anna] = scene.tablets as [Tablet]
  const sayAll = () => {
    for (const tablet of scene.tablets) if (tablet !== anna) scene.say(tablet, { cursor: [1, 2] })
  }
  scene.say(anna, { cursor: [1, 2] })
  scene.send()
  sayAll()
  scene.presence.leave(anna)
  // 480 states of some 60 bytes, 4 kB a batch.
  for (let batches = 0; batches < 10; batches++) {
    scene.send()
    sayAll()
  }
  expect(scene.listener.stateOf(anna)).toBeUndefined()
})

test('[PR4] somebody whose tablet came back before the old connection was missed does not leave with it', () => {
  const scene = new Scene(1)
  const [old] = scene.tablets as [Tablet]
  scene.say(old, { cursor: [1, 2] })
  const again = { ...old }
  scene.say(again, { cursor: [3, 4] })
  scene.presence.leave(old)
  scene.send()
  expect(scene.listener.stateOf(again)).toMatchObject({ cursor: [3, 4] })
})

test('[PR5] who comes in is told of everybody who is here then, and of nobody who has left', () => {
  const scene = new Scene(3)
  const [anna, ben, carl] = scene.tablets as [Tablet, Tablet, Tablet]
  const heardByCarl = () => {
    const listener = new Listener()
    const frame = scene.presence.everybodyFor(carl)
    if (frame !== null) listener.hear(frame)
    return listener.heardOf
  }
  expect(heardByCarl()).toEqual([])
  for (const tablet of [anna, ben]) scene.say(tablet, { cursor: [1, 2] })
  expect(heardByCarl()).toEqual([anna.client, ben.client])
  scene.presence.leave(anna)
  expect(heardByCarl()).toEqual([ben.client])
})
