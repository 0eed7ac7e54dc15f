import { describe, expect, it } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { Provider } from '../../../client/sync/provider.ts'
import { touchedCards } from '../../../client/sync/touchedCards.ts'
import { addCard, cardBody, cardsOf } from '../../../shared/board/boardDoc.ts'
import { CLOSE_CODES } from '../../../shared/protocol/closeCodes.ts'
import { FakeWorld } from './fakeWorld.ts'

const record = {
  kind: 'need',
  pos: [0, 0] as [number, number],
  color: 'sun',
  author: 'aaaaaaaaaaaaaaaa',
  createdAt: 1,
  deletedAt: null,
} as const

function setUp() {
  const world = new FakeWorld()
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  awareness.setLocalState(null)
  const provider = new Provider({ url: 'ws://host/sync/board/x', doc, awareness, environment: world, touchedCards })
  const server = new Y.Doc()
  const connect = (): void => {
    world.socket.open()
    world.socket.serve(server)
  }
  return { world, doc, awareness, provider, server, connect }
}

describe('provider', () => {
  it('[CS1] says saved only once the server has all of it on disk', () => {
    const { world, doc, provider, connect } = setUp()
    connect()
    expect(provider.state.saveStatus).toBe('saving')
    world.socket.acknowledge(1)
    expect(provider.state.saveStatus).toBe('saved')
    const id = addCard(doc, record, { text: 'un besoin' })
    expect(provider.state.saveStatus).toBe('saving')
    expect([...provider.state.pendingCards]).toEqual([id])
    world.socket.acknowledge(2)
    expect(provider.state.saveStatus).toBe('saved')
    expect(provider.state.pendingCards.size).toBe(0)
  })

  it('[CS2] counts what was not acknowledged as unsaved after the connection broke, until the next step 2 is on disk', () => {
    const { world, doc, provider, connect } = setUp()
    connect()
    world.socket.acknowledge(1)
    const id = addCard(doc, record)
    world.socket.closeWith(1006)
    expect(provider.state).toMatchObject({ connection: 'offline', saveStatus: 'offline' })
    expect([...provider.state.pendingCards]).toEqual([id])
    world.pass(400)
    connect()
    expect(provider.state.saveStatus).toBe('saving')
    world.socket.acknowledge(1)
    expect(provider.state.saveStatus).toBe('saved')
  })

  it('[CS3] sends no update before its step 2, for the server would see a gap', () => {
    const { world, doc, connect } = setUp()
    addCard(doc, record)
    world.socket.open()
    addCard(doc, record)
    expect(world.socket.kinds).toEqual([[0, 0]])
    connect()
    addCard(doc, record)
    expect(world.socket.kinds.filter(([type, kind]) => type === 0 && kind !== 0)).toEqual([
      [0, 1],
      [0, 2],
    ])
  })

  it('[CS3] sends nothing of what came from the server', () => {
    const { world, doc, server, connect } = setUp()
    addCard(server, record)
    connect()
    expect(cardsOf(doc).size).toBe(1)
    expect(world.socket.kinds.some(([, kind]) => kind === 2)).toBe(false)
  })

  it('[CS4] comes back with growing, jittered delays of at most 5 s', () => {
    const { world } = setUp()
    const delays: number[] = []
    for (let attempt = 0; attempt < 8; attempt++) {
      const sockets = world.sockets.length
      world.socket.closeWith(1006)
      const before = world.now()
      while (world.sockets.length === sockets) world.pass(10)
      delays.push(world.now() - before)
    }
    expect(delays).toEqual([200, 400, 800, 1600, 3200, 5000, 5000, 5000])
    world.chance = 0.5
    world.socket.closeWith(1006)
    world.pass(2_500)
    expect(world.sockets.length).toBe(10)
  })

  it('[CS19] says after some seconds without an ack that the network is slow, long before the connection is given up', () => {
    const { world, doc, provider, connect } = setUp()
    connect()
    world.socket.acknowledge(1)
    const told: string[] = []
    provider.subscribe(() => told.push(provider.state.saveStatus))
    addCard(doc, record)
    world.pass(4_000)
    expect(provider.state.saveStatus).toBe('saving')
    world.pass(4_000)
    expect(provider.state).toMatchObject({ connection: 'online', saveStatus: 'late' })
    expect(told).toEqual(['saving', 'late'])
    world.socket.acknowledge(2)
    expect(provider.state.saveStatus).toBe('saved')
  })

  it('[CS19] says nothing of a slow network while acks come, however much is under way', () => {
    const { world, doc, provider, connect } = setUp()
    connect()
    addCard(doc, record)
    for (let message = 1; message <= 10; message++) {
      world.pass(3_000)
      addCard(doc, record)
      world.socket.acknowledge(message)
      expect(provider.state.saveStatus).toBe('saving')
    }
  })

  it('[CS5] drops a connection that was silent for 30 s', () => {
    const { world, provider, connect } = setUp()
    connect()
    world.pass(29_000)
    expect(world.sockets.length).toBe(1)
    world.pass(5_000)
    expect(world.sockets[0]?.readyState).toBe(3)
    expect(world.sockets.length).toBe(2)
    expect(provider.state.connection).toBe('offline')
  })

  it('[CS5] takes a fresh socket when the page wakes after more than 5 s of silence, and keeps a lively one', () => {
    const { world, connect } = setUp()
    connect()
    world.pass(2_000)
    world.wake()
    expect(world.sockets.length).toBe(1)
    world.pass(4_000)
    world.wake()
    expect(world.sockets.length).toBe(2)
  })

  it('[CS5] comes back at once when the page wakes between two attempts', () => {
    const { world } = setUp()
    world.socket.closeWith(1006)
    world.wake()
    expect(world.sockets.length).toBe(2)
    world.pass(10_000)
    expect(world.sockets.length).toBe(2)
  })

  it('[CS7] stops for good on a final close and tells its reason', () => {
    const { world, provider, connect } = setUp()
    connect()
    world.socket.closeWith(CLOSE_CODES.locked)
    world.wake()
    world.pass(60_000)
    expect(world.sockets.length).toBe(1)
    expect(provider.state).toMatchObject({ connection: 'refused', refusal: 'locked' })
  })

  it('[CS6] sends its own presence only, at most 10 times a second', () => {
    const { world, awareness, connect } = setUp()
    awareness.setLocalState({})
    connect()
    const presence = (): number => world.socket.kinds.filter(([type]) => type === 1).length
    const before = presence()
    for (let index = 0; index < 100; index++) {
      awareness.setLocalStateField('cursor', [index, 0])
      world.pass(10)
    }
    expect(presence() - before).toBeGreaterThanOrEqual(9)
    expect(presence() - before).toBeLessThanOrEqual(11)
  })

  it('[CS2] knows which card a letter belongs to', () => {
    const { world, doc, provider, connect } = setUp()
    const id = addCard(doc, record, { text: 'a' })
    addCard(doc, record, { text: 'b' })
    connect()
    world.socket.acknowledge(1)
    const paragraph = cardBody(cardsOf(doc).get(id)!).get(0) as Y.XmlElement
    ;(paragraph.get(0) as Y.XmlText).insert(1, 'é')
    expect([...provider.state.pendingCards]).toEqual([id])
  })
})
