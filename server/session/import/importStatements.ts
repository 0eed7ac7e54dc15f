/** Makes cards out of a CSV of statements, on one board, in the name of who imports.  @see docs/SPEC.md IM1–IM10 */
import type { z } from 'zod'
import type { importQuerySchema } from '../../../shared/api/boards.ts'
import { cardsOf } from '../../../shared/board/boardDoc.ts'
import { decodeText } from '../../../shared/import/decodeText.ts'
import { MAX_CARDS_PER_BOARD } from '../../../shared/limits.ts'
import { boardEditRefusal } from '../../../shared/permissions.ts'
import { boardDocName } from '../../../shared/protocol/docNames.ts'
import type { ParticipantRecord } from '../../storage/storage.ts'
import type { SessionContext } from '../context.ts'
import type { LiveBoard, LiveSession } from '../liveSessions.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { placeInGrid } from './cardGrid.ts'

import { makeCardUpdates } from './cardUpdates.ts'
import { readStatements } from './statements.ts'
import { whatLies } from './whatLies.ts'

export interface ImportRequest {
  live: LiveSession
  board: LiveBoard
  by: ParticipantRecord
  file: Uint8Array
  options: z.infer<typeof importQuerySchema>
}

export function createImports({ docs, clock, record }: Pick<SessionContext, 'docs' | 'clock' | 'record'>) {
  return {
    async statements({
      live,
      board,
      by,
      file,
      options,
    }: ImportRequest): Promise<Outcome<{ created: number; skipped: number }>> {
      const csv = decodeText(file)
      if (csv === null) return refuse('not-a-csv')
      const read = readStatements(csv, options)
      if (!read.ok) return read
      const { statements, skipped } = read.value
      const texts = statements.map(({ text }) => text)
      const docName = boardDocName(board.id)

      // Locks, closing and other imports wait for this one or come before it.
      return live.run(async () => {
        const refusal = editRefusal(live, board, by)
        if (refusal !== null) return refusal
        const { size, points } = await docs.read(docName, (doc) => ({
          size: cardsOf(doc).size,
          points: placeInGrid(texts, whatLies(doc)),
        }))
        if (size + statements.length > MAX_CARDS_PER_BOARD) {
          return refuse('board-full', { limit: MAX_CARDS_PER_BOARD, free: Math.max(0, MAX_CARDS_PER_BOARD - size) })
        }
        const now = clock.now()
        const cards = statements.map(({ text, kind }, index) => ({
          text,
          // One ms apart, the last one now: cards keep the file's order wherever they are listed by time.
          record: {
            kind,
            pos: points[index]!,
            color: options.color,
            author: by.id,
            createdAt: now - statements.length + 1 + index,
            deletedAt: null,
          },
        }))
        await docs.append(docName, by.id, (client) => makeCardUpdates(cards, client))
        await record(live, 'statements-imported', by.id, { boardId: board.id, created: cards.length, skipped })
        return done({ created: cards.length, skipped })
      })
    },
  }
}

function editRefusal(live: LiveSession, board: LiveBoard, by: ParticipantRecord): Outcome<never> | null {
  const reason = boardEditRefusal({
    role: by.role,
    sessionStatus: live.record.status,
    boardLocked: board.locked,
  })
  if (reason === 'locked' || reason === 'session-closed' || reason === 'not-allowed') return refuse(reason)
  return null
}
