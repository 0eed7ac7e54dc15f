import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { draftsOf, wipeDraftsOf } from '../../../client/sync/drafts.ts'
import type { OpenBoard } from '../../../client/sync/openBoard.ts'
import { OpenBoards } from '../../../client/sync/openBoards.ts'
import { addCard, cardsOf } from '../../../shared/board/boardDoc.ts'
import { CLOSE_CODES } from '../../../shared/protocol/closeCodes.ts'
import { type FakeSocket, FakeWorld } from './fakeWorld.ts'

const ME = 'aaaaaaaaaaaaaaaa'
const A = { boardId: 'aaaaaaaaaaaaaaa1', epoch: 1, participant: ME, as: 'participant' } as const
const B = { ...A, boardId: 'bbbbbbbbbbbbbbb1' } as const
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

/** A page whose browser keeps nothing: what is unsaved lives in the page alone. */
function openPage() {
  const world = new FakeWorld()
  const boards = new OpenBoards(world)
  const socketOf = (boardId: string): FakeSocket | undefined =>
    world.sockets.findLast(({ url, readyState }) => url.includes(boardId) && readyState < 2)
  /** Lets a board's socket open; nothing is acknowledged yet. */
  const connect = async (boardId: string, server = new Y.Doc()): Promise<FakeSocket> => {
    await vi.waitUntil(() => socketOf(boardId) !== undefined)
    const socket = socketOf(boardId)!
    socket.open()
    socket.serve(server)
    return socket
  }
  return { world, boards, socketOf, connect }
}

const write = (board: OpenBoard, text: string): string => addCard(board.state.live!.doc, record, { text })

describe('[CS14] the boards of a page', () => {
  it('opens a board once, however many components show it, and closes it with the last of them', async () => {
    const { boards, socketOf, connect } = openPage()
    const [first, second] = [boards.hold(A), boards.hold(A)]
    expect(second.board).toBe(first.board)
    const socket = await connect(A.boardId)
    socket.acknowledge(1)
    first.release()
    expect(socketOf(A.boardId)).toBe(socket)
    second.release()
    expect(socketOf(A.boardId)).toBeUndefined()
  })

  it('goes on with a board that was left with unsaved cards until they are saved, and counts them on the next', async () => {
    const { world, boards, socketOf, connect } = openPage()
    const { board, release } = boards.hold(A)
    const first = await connect(A.boardId)
    first.acknowledge(1)
    first.closeWith(1006)
    write(board, 'sans réseau')
    release()
    boards.hold(B)
    ;(await connect(B.boardId)).acknowledge(1)
    expect(boards.unsavedOf(ME)).toEqual({ cards: 1, areKept: false })
    world.pass(5_000)
    const server = new Y.Doc()
    const second = await connect(A.boardId, server)
    expect(second.kinds.filter(([type]) => type === 0).map(([, kind]) => kind)).toEqual([0, 1])
    expect(boards.unsavedOf(ME).cards).toBe(1)
    second.acknowledge(1)
    expect(boards.unsavedOf(ME)).toEqual({ cards: 0, areKept: true })
    expect(socketOf(A.boardId)).toBeUndefined()
    expect(socketOf(B.boardId)).toBeDefined()
  })

  it('gives the same board back to who returns before it is saved', async () => {
    const { boards, connect } = openPage()
    const { board, release } = boards.hold(A)
    await connect(A.boardId)
    write(board, 'en route')
    release()
    expect(boards.hold(A).board).toBe(board)
  })

  it('shows nobody at a board that goes on unseen', async () => {
    const { boards, connect } = openPage()
    const { board, release } = boards.hold(A)
    await connect(A.boardId)
    write(board, 'en route')
    expect(board.state.live!.awareness.getLocalState()).toEqual({})
    release()
    expect(board.state.live!.awareness.getLocalState()).toBeNull()
    boards.hold(A)
    expect(board.state.live!.awareness.getLocalState()).toEqual({})
  })

  it('turns what the server refuses of a board left behind into drafts', async () => {
    const { boards, socketOf, connect } = openPage()
    const { board, release } = boards.hold(A)
    const socket = await connect(A.boardId)
    write(board, 'trop tard')
    release()
    socket.closeWith(CLOSE_CODES.locked)
    expect(draftsOf(ME)).toMatchObject([{ text: 'trop tard', boardId: A.boardId, reason: 'locked' }])
    expect(boards.unsavedOf(ME).cards).toBe(0)
    expect(socketOf(A.boardId)).toBeUndefined()
  })

  it('[CS11] lets go of everything of a person who leaves', async () => {
    const { boards, socketOf, connect } = openPage()
    const { board, release } = boards.hold(A)
    await connect(A.boardId)
    write(board, 'tant pis')
    release()
    boards.closeBoardsOf(ME)
    expect(boards.unsavedOf(ME).cards).toBe(0)
    expect(socketOf(A.boardId)).toBeUndefined()
    expect(draftsOf(ME)).toEqual([])
  })
})

describe('[CS15] a new epoch', () => {
  it('keeps the unsaved text of the old one as a draft, though the session doc tells of it before the board’s socket', async () => {
    const { boards, socketOf, connect } = openPage()
    const { board, release } = boards.hold(A)
    const socket = await connect(A.boardId)
    socket.closeWith(1006)
    write(board, 'avant la remise à neuf')
    release()
    boards.hold({ ...A, epoch: 2 })
    expect(draftsOf(ME)).toMatchObject([{ text: 'avant la remise à neuf', reason: 'epoch-changed' }])
    await vi.waitUntil(() => socketOf(A.boardId) !== undefined)
    expect(socketOf(A.boardId)!.url).toContain('epoch=2')
  })

  it('drops the draft again when the new doc has the card after all', async () => {
    const { boards, connect } = openPage()
    const { board, release } = boards.hold(A)
    await connect(A.boardId)
    const id = write(board, 'arrivé avant')
    const rebuilt = new Y.Doc()
    Y.applyUpdate(rebuilt, Y.encodeStateAsUpdate(board.state.live!.doc))
    expect(cardsOf(rebuilt).has(id)).toBe(true)
    release()
    boards.hold({ ...A, epoch: 2 })
    expect(draftsOf(ME)).toHaveLength(1)
    await connect(A.boardId, rebuilt)
    expect(draftsOf(ME)).toEqual([])
  })
})
