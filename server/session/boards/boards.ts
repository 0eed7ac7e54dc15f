/** Boards: added, renamed, locked, read, and their bin emptied. */
import type { z } from 'zod'
import type { CardView, ZoneView } from '../../../shared/api/boards.ts'
import type { boardChangeSchema, newBoardSchema } from '../../../shared/api/sessions.ts'
import { templateOf } from '../../../shared/board/templates/templates.ts'
import { newId } from '../../../shared/ids.ts'
import { MAX_BOARDS, MAX_TABLES } from '../../../shared/limits.ts'
import { boardDocName } from '../../../shared/protocol/docNames.ts'
import type { Language } from '../../../shared/text/language.ts'
import type { ParticipantRecord } from '../../storage/storage.ts'
import type { SessionContext } from '../context.ts'
import type { LiveBoard, LiveSession } from '../liveSessions.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { readCards } from './cardViews.ts'
import { copyWithoutBin, hasBin } from './emptiedBoard.ts'
import { layOutBoard } from './layOut.ts'
import { readZones, zoneViews } from './zoneViews.ts'

export function createBoards({ storage, docs, clock, projection, record }: SessionContext) {
  return {
    add: (
      live: LiveSession,
      by: ParticipantRecord,
      { input, language }: { input: z.infer<typeof newBoardSchema>; language: Language },
    ): Promise<Outcome<LiveBoard>> =>
      live.run(async () => {
        if (live.record.status === 'closed') return refuse('session-closed')
        if (live.boards.size >= MAX_BOARDS + MAX_TABLES) return refuse('too-many-boards')
        const hasTable = input.tableId === null || live.tables.some((table) => table.id === input.tableId)
        if (!hasTable) return refuse('unknown-table')
        const { title, template } = input
        if (templateOf(template) === null) return refuse('unknown-template', { template })
        const position = Math.max(-1, ...[...live.boards.values()].map((board) => board.position)) + 1
        const stored = {
          id: newId(),
          sessionId: live.record.id,
          tableId: input.tableId,
          title,
          template,
          position,
          locked: false,
          createdAt: clock.now(),
        }
        await layOutBoard(docs, stored, { by: by.id, groups: live.record.groups, language })
        await storage.boards.insert(stored)
        const board = { ...stored, epoch: 1 }
        live.boards.set(board.id, board)
        await record(live, 'board-added', by.id, { boardId: board.id, title, template })
        await projection.project(live)
        return done(board)
      }),

    /** A lock holds from the next update on, for everyone.  @see docs/SPEC.md PM2 */
    change: (
      live: LiveSession,
      board: LiveBoard,
      { by, change }: { by: ParticipantRecord; change: z.infer<typeof boardChangeSchema> },
    ): Promise<void> =>
      live.run(async () => {
        const before = { title: board.title, locked: board.locked }
        const after = { title: change.title ?? before.title, locked: change.locked ?? before.locked }
        await storage.boards.update(board.id, after)
        Object.assign(board, after)
        if (after.locked !== before.locked) {
          await record(live, after.locked ? 'board-locked' : 'board-unlocked', by.id, { boardId: board.id })
        }
        if (after.title !== before.title) {
          await record(live, 'board-renamed', by.id, { boardId: board.id, from: before.title, to: after.title })
        }
        await projection.project(live)
      }),

    /** @param bin true: the cards in the bin; false: those on the board. */
    cards: (board: LiveBoard, bin: boolean): Promise<{ epoch: number; cards: CardView[] }> =>
      docs.read(boardDocName(board.id), (doc, epoch) => ({ epoch, cards: readCards(doc, { bin }) })),

    zones: (board: LiveBoard): Promise<{ epoch: number; zones: ZoneView[] }> =>
      docs.read(boardDocName(board.id), (doc, epoch) => ({ epoch, zones: zoneViews(readZones(doc)) })),

    /** Rebuilds the doc without the cards that lie in the bin. Tablets come back with the new epoch. The history stays. */
    emptyBin: (
      live: LiveSession,
      board: LiveBoard,
      by: ParticipantRecord,
    ): Promise<Outcome<{ removed: number; epoch: number }>> =>
      live.run(async () => {
        if (live.record.status === 'closed') return refuse('session-closed')
        if (board.locked) return refuse('locked')
        const docName = boardDocName(board.id)
        if (!(await docs.read(docName, hasBin))) return done({ removed: 0, epoch: board.epoch })
        let removed = 0
        board.epoch = await docs.rebuild(
          docName,
          (old) => {
            const copy = copyWithoutBin(old)
            removed = copy.removed
            return { doc: copy.doc, bindings: [{ client: copy.doc.clientID, participant: by.id }] }
          },
          { eraseHistory: false },
        )
        await record(live, 'bin-emptied', by.id, { boardId: board.id, removed, epoch: board.epoch })
        await projection.project(live)
        return done({ removed, epoch: board.epoch })
      }),
  }
}
