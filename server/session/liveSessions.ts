/** Sessions in use, held in memory: what the room asks of them is answered without waiting (locks, status, who is here).
 *  Storage is written first, then memory, within one serial of the session; this process is the only writer. */
import { boardDocName } from '../../shared/protocol/docNames.ts'
import type { BoardRecord, ParticipantRecord, SessionRecord, Storage, TableRecord } from '../storage/storage.ts'
import type { Clock } from './clock.ts'
import { createSerial, type Serial } from './serial.ts'

export type LiveBoard = BoardRecord & { epoch: number }

export interface LiveSession {
  readonly record: SessionRecord
  readonly tables: readonly TableRecord[]
  /** By position. */
  readonly boards: Map<string, LiveBoard>
  /** By time of joining. */
  readonly participants: Map<string, ParticipantRecord>
  readonly facilitator: ParticipantRecord
  /** Who is here: open connections to the session doc, by participant id. */
  readonly present: Map<string, number>
  /** Open connections to any of its docs. Each holds on to this very object, so it must not be loaded anew meanwhile. */
  connectionCount: number
  /** Commands that change the session go through here, one at a time. */
  readonly run: Serial
  usedAt: number
}

/** A session that nobody is connected to or asks for leaves memory after this. */
const IDLE_MS = 60 * 60_000

export type LiveSessions = ReturnType<typeof createLiveSessions>

export function createLiveSessions(options: {
  storage: Storage
  clock: Clock
  /** Called once for each session that comes into memory, before anybody gets it. */
  onLoad: (live: LiveSession) => void
}) {
  const { storage, clock, onLoad } = options
  const loaded = new Map<string, LiveSession>()
  const loading = new Map<string, Promise<LiveSession | null>>()

  async function load(id: string): Promise<LiveSession | null> {
    const record = await storage.sessions.get(id)
    if (record === null) return null
    const [tables, boards, participants] = await Promise.all([
      storage.tables.list(id),
      storage.boards.list(id),
      storage.participants.list(id),
    ])
    const liveBoards = await Promise.all(
      boards.map(async (board) => ({ ...board, epoch: await storage.docs.currentEpoch(boardDocName(board.id)) })),
    )
    const facilitator = participants.find((participant) => participant.role === 'facilitator')
    if (facilitator === undefined) throw new Error(`session ${id} has no facilitator`)
    const live: LiveSession = {
      record,
      tables,
      boards: new Map(liveBoards.map((board) => [board.id, board])),
      participants: new Map(participants.map((participant) => [participant.id, participant])),
      facilitator,
      present: new Map(),
      connectionCount: 0,
      run: createSerial(),
      usedAt: clock.now(),
    }
    loaded.set(id, live)
    onLoad(live)
    return live
  }

  async function get(id: string): Promise<LiveSession | null> {
    const live = loaded.get(id)
    if (live !== undefined) {
      live.usedAt = clock.now()
      return live
    }
    const underWay = loading.get(id) ?? load(id).finally(() => loading.delete(id))
    loading.set(id, underWay)
    return underWay
  }

  return {
    get,
    all: (): Iterable<LiveSession> => loaded.values(),
    /** The session that a board belongs to, and the board as it lives. */
    async ofBoard(boardId: string): Promise<{ live: LiveSession; board: LiveBoard } | null> {
      const record = await storage.boards.get(boardId)
      const live = record === null ? null : await get(record.sessionId)
      const board = live?.boards.get(boardId)
      return live && board ? { live, board } : null
    },
    forgetIdle(): void {
      for (const live of loaded.values()) {
        const isIdle = live.connectionCount === 0 && clock.now() - live.usedAt > IDLE_MS
        if (isIdle) loaded.delete(live.record.id)
      }
    },
  }
}
