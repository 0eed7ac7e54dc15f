/** Saves iterations and reads them again. One at a time in a session; what is stored never changes.
 *  @see docs/SPEC.md IT1–IT5 */
import * as Y from 'yjs'
import type { CardView } from '../../../shared/api/boards.ts'
import type { Iteration, Manifest } from '../../../shared/api/iterations.ts'
import { newId } from '../../../shared/ids.ts'
import type { IterationRecord } from '../../storage/storage.ts'
import { readCards } from '../boards/cardViews.ts'
import type { SessionContext } from '../context.ts'
import type { LiveSession } from '../liveSessions.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { createSerial, type Serial } from '../serial.ts'
import { canonicalJson, iterationView, sha256 } from './manifest.ts'
import { type Snapshot, takeSnapshot } from './snapshot.ts'

export interface SaveRequest {
  note: string
  trigger: IterationRecord['trigger']
  /** Participant id; null when it is saved by itself. */
  by: string | null
}

export type Iterations = ReturnType<typeof createIterations>

type IterationContext = Pick<SessionContext, 'storage' | 'docs' | 'clock' | 'record'>

export function createIterations({ storage, docs, clock, record }: IterationContext) {
  const serials = new WeakMap<LiveSession, Serial>()
  const savedAt = new WeakMap<LiveSession, number>()
  /** By session id; a list of sessions must not read every manifest again. */
  const counts = new Map<string, number>()

  function serialOf(live: LiveSession): Serial {
    const serial = serials.get(live) ?? createSerial()
    serials.set(live, serial)
    return serial
  }

  async function keep(live: LiveSession, request: SaveRequest, snapshot: Snapshot): Promise<Iteration> {
    const manifest: Manifest = {
      id: newId(),
      sessionId: live.record.id,
      note: request.note,
      trigger: request.trigger,
      createdAt: clock.now(),
      title: live.record.title,
      question: live.record.question,
      groups: live.record.groups,
      participants: [...live.participants.values()].map(({ id, name, groupId }) => ({ id, name, groupId })),
      boards: snapshot.boards,
    }
    const canonical = canonicalJson(manifest)
    const { id, sessionId, note, trigger, createdAt } = manifest
    const stored = await storage.iterations.insert(
      {
        id,
        sessionId,
        note,
        trigger,
        createdAt,
        createdBy: request.by,
        manifest: canonical,
        contentHash: sha256(canonical),
      },
      snapshot.states,
    )
    savedAt.set(live, createdAt)
    counts.set(sessionId, stored.number)
    await record(live, 'iteration-saved', request.by, { iterationId: id, number: stored.number, trigger })
    return iterationView(stored)
  }

  async function boardOf(iteration: IterationRecord, boardId: string): Promise<Outcome<StoredBoard>> {
    const state = await storage.iterations.state(iteration.id, boardId)
    const board = iterationView(iteration).boards.find((candidate) => candidate.boardId === boardId)
    return state && board ? done({ state, hash: board.hash, epoch: board.epoch }) : refuse('unknown-board')
  }

  return {
    save: (live: LiveSession, request: SaveRequest): Promise<Iteration> =>
      serialOf(live)(async () => keep(live, request, await takeSnapshot(docs, live))),

    /** Saves only when a board differs from the last iteration. @returns null when none does. */
    saveIfChanged: (live: LiveSession, request: SaveRequest): Promise<Iteration | null> =>
      serialOf(live)(async () => {
        const last = (await storage.iterations.list(live.record.id)).at(-1)
        const snapshot = await takeSnapshot(docs, live)
        const saved = new Set(last === undefined ? [] : iterationView(last).boards.map((board) => board.hash))
        const isChanged = snapshot.boards.some(
          (board) => !saved.has(board.hash) && (board.cards > 0 || last !== undefined),
        )
        return isChanged ? keep(live, request, snapshot) : null
      }),

    list: async (live: LiveSession): Promise<Iteration[]> =>
      (await storage.iterations.list(live.record.id)).map(iterationView),

    /** When this server last saved one of this session; null: not since it started. */
    lastSavedAt: (live: LiveSession): number | null => savedAt.get(live) ?? null,

    async countOf(sessionId: string): Promise<number> {
      const count = counts.get(sessionId) ?? (await storage.iterations.list(sessionId)).at(-1)?.number ?? 0
      counts.set(sessionId, count)
      return count
    },

    async get(id: string): Promise<Outcome<IterationRecord>> {
      const iteration = await storage.iterations.get(id)
      return iteration ? done(iteration) : refuse('unknown-iteration')
    },

    boardOf,

    async cardsOf(iteration: IterationRecord, boardId: string, bin: boolean): Promise<Outcome<StoredCards>> {
      const board = await boardOf(iteration, boardId)
      if (!board.ok) return board
      const doc = new Y.Doc()
      Y.applyUpdateV2(doc, board.value.state)
      const cards = readCards(doc, { bin })
      doc.destroy()
      return done({ epoch: board.value.epoch, cards })
    },
  }
}

interface StoredBoard {
  /** Yjs update V2, byte for byte as it was saved. */
  state: Uint8Array
  /** SHA-256, hexadecimal. */
  hash: string
  epoch: number
}

interface StoredCards {
  epoch: number
  cards: CardView[]
}
