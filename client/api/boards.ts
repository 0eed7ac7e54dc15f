import type { z } from 'zod'
import { type importedSchema as ImportedSchema, importedSchema } from '../../shared/api/boards.ts'
import { type Board, boardSchema, type newBoardSchema } from '../../shared/api/sessions.ts'
import type { CardKind } from '../../shared/board/card.ts'
import { type Answer, request } from './request.ts'

export type Imported = z.infer<typeof ImportedSchema>

export const lockBoard = (boardId: string, locked: boolean): Promise<Answer<Board>> =>
  request(`/api/boards/${boardId}`, boardSchema, { method: 'PATCH', body: { locked } })

/** The zones of its template are written in the language on screen. */
export const addBoard = (sessionId: string, board: z.input<typeof newBoardSchema>): Promise<Answer<Board>> =>
  request(`/api/sessions/${sessionId}/boards`, boardSchema, { method: 'POST', body: board })

/** Makes a card of each row of a CSV file. @param query.column place of the column of the statements, from 1. */
export function importCards(
  boardId: string,
  csv: Blob,
  query: { column: number; defaultKind: CardKind },
): Promise<Answer<Imported>> {
  const search = new URLSearchParams({ ...query, column: String(query.column) })
  const raw = { type: 'text/csv', content: csv }
  return request(`/api/boards/${boardId}/import?${search}`, importedSchema, { method: 'POST', raw })
}
