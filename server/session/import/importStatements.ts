/** Makes cards out of a CSV of statements, on one board, in the name of who imports.  @see docs/SPEC.md IM1–IM6 */
import type { z } from 'zod'
import type { importQuerySchema } from '../../../shared/api/boards.ts'
import { cardsOf, makeCard } from '../../../shared/board/boardDoc.ts'
import type { CardRecord } from '../../../shared/board/card.ts'
import { newId } from '../../../shared/ids.ts'
import { decodeText } from '../../../shared/import/decodeText.ts'
import { MAX_CARDS_PER_BOARD } from '../../../shared/limits.ts'
import { boardEditRefusal } from '../../../shared/permissions.ts'
import { boardDocName } from '../../../shared/protocol/docNames.ts'
import type { ParticipantRecord } from '../../storage/storage.ts'
import { readCards } from '../boards/cardViews.ts'
import type { SessionContext } from '../context.ts'
import type { LiveBoard, LiveSession } from '../liveSessions.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { placeInGrid } from './cardGrid.ts'
import { readStatements } from './statements.ts'

/** Cards made in one edit: a few milliseconds, so that the room goes on being served between two. */
const CARDS_PER_EDIT = 250

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
      const refusal = editRefusal(live, board, by)
      if (refusal !== null) return refusal
      const csv = decodeText(file)
      if (csv === null) return refuse('not-a-csv')
      const read = readStatements(csv, options)
      if (!read.ok) return read
      const { statements, skipped } = read.value

      const docName = boardDocName(board.id)
      const { size, others } = await docs.read(docName, (doc) => ({
        size: cardsOf(doc).size,
        others: readCards(doc, { bin: false }),
      }))
      if (size + statements.length > MAX_CARDS_PER_BOARD) {
        return refuse('board-full', { limit: MAX_CARDS_PER_BOARD, free: Math.max(0, MAX_CARDS_PER_BOARD - size) })
      }
      const points = placeInGrid(
        statements.map((statement) => statement.text),
        others,
      )
      const now = clock.now()
      const cards = statements.map(({ text, kind }, index): { text: string; card: CardRecord } => ({
        text,
        // One ms apart, the last one now: cards keep the file's order wherever they are listed by time.
        card: {
          kind,
          pos: points[index]!,
          color: options.color,
          author: by.id,
          createdAt: now - statements.length + 1 + index,
          deletedAt: null,
        },
      }))
      for (let start = 0; start < cards.length; start += CARDS_PER_EDIT) {
        await docs.edit(docName, by.id, (doc) => {
          for (const { card, text } of cards.slice(start, start + CARDS_PER_EDIT)) {
            cardsOf(doc).set(newId(), makeCard(card, text))
          }
        })
      }
      await record(live, 'statements-imported', by.id, { boardId: board.id, created: cards.length, skipped })
      return done({ created: cards.length, skipped })
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
