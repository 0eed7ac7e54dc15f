import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { draftsOf, wipeDraftsOf } from '../../../client/sync/drafts.ts'
import { OpenBoard } from '../../../client/sync/openBoard.ts'
import { addCard, cardsOf } from '../../../shared/board/boardDoc.ts'
import { CLOSE_CODES } from '../../../shared/protocol/closeCodes.ts'
import { FakeWorld } from './fakeWorld.ts'

const ME = 'aaaaaaaaaaaaaaaa'
const record = {
  kind: 'need',
  pos: [0, 0] as [number, number],
  color: 'sun',
  author: ME,
  createdAt: 1,
  deletedAt: null,
} as const

beforeEach(() => vi.stubGlobal('location', { origin: 'http://venue:8700' }))
afterEach(() => {
  vi.unstubAllGlobals()
  wipeDraftsOf(ME)
})

/** A board on a tablet whose browser keeps nothing: no IndexedDB, no localStorage. */
async function setUp() {
  const world = new FakeWorld()
  const server = new Y.Doc()
  const board = new OpenBoard({ boardId: 'bbbbbbbbbbbbbbbb', epoch: 2, participant: ME, as: 'participant' }, world)
  const connected = async (count: number): Promise<void> => {
    await vi.waitUntil(() => world.sockets.length === count)
    world.socket.open()
    world.socket.serve(server)
  }
  await connected(1)
  return { world, server, board, connected }
}

describe('an open board', () => {
  it('[CS9] opens where the browser keeps nothing, and asks for its epoch, its acks and its role', async () => {
    const { world, board } = await setUp()
    expect(world.socket.url).toBe('ws://venue:8700/sync/board/bbbbbbbbbbbbbbbb?epoch=2&acks=1&as=participant')
    expect(board.state).toMatchObject({ isLoaded: true, connection: 'online', saveStatus: 'saving' })
  })

  it('[CS12] starts afresh after a refusal and gives back as drafts the texts that were not on disk', async () => {
    const { world, server, board, connected } = await setUp()
    const saved = addCard(board.state.live!.doc, record, { text: 'enregistré' })
    world.socket.acknowledge(2)
    Y.applyUpdate(server, Y.encodeStateAsUpdate(board.state.live!.doc))
    addCard(board.state.live!.doc, record, { text: 'refusé' })
    const refused = board.state.live!.doc
    world.socket.closeWith(CLOSE_CODES['invalid-record'])
    await connected(2)
    expect(board.state.live!.doc).not.toBe(refused)
    expect([...cardsOf(board.state.live!.doc).keys()]).toEqual([saved])
    expect(draftsOf(ME).map(({ text }) => text)).toEqual(['refusé'])
  })

  it('[CS12] keeps no draft of a text that the server has after all', async () => {
    const { world, server, board, connected } = await setUp()
    addCard(board.state.live!.doc, record, { text: 'arrivé, sans que l’accusé revienne' })
    Y.applyUpdate(server, Y.encodeStateAsUpdate(board.state.live!.doc))
    world.socket.closeWith(CLOSE_CODES.flood)
    await connected(2)
    expect(draftsOf(ME)).toEqual([])
  })

  it('[CS13] gives up after three fresh starts in a minute', async () => {
    const { world, board, connected } = await setUp()
    for (let start = 2; start <= 4; start++) {
      world.socket.closeWith(CLOSE_CODES.malformed)
      await connected(start)
    }
    world.socket.closeWith(CLOSE_CODES.malformed)
    await vi.waitUntil(() => board.state.refusal !== null)
    expect(board.state).toMatchObject({ live: null, refusal: 'malformed', saveStatus: 'offline' })
    expect(world.sockets).toHaveLength(4)
  })

  it('[CS13] stays closed where coming back cannot help, and keeps what was written', async () => {
    const { world, board } = await setUp()
    addCard(board.state.live!.doc, record, { text: 'trop tard' })
    world.socket.closeWith(CLOSE_CODES['session-closed'])
    await vi.waitUntil(() => board.state.refusal !== null)
    expect(board.state.refusal).toBe('session-closed')
    expect(draftsOf(ME).map(({ text }) => text)).toEqual(['trop tard'])
    expect(world.sockets).toHaveLength(1)
  })
})
