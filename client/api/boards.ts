import type { z } from 'zod'
import { type importedSchema as ImportedSchema, importedSchema } from '../../shared/api/boards.ts'
import { type Board, boardSchema } from '../../shared/api/sessions.ts'
import type { CardKind } from '../../shared/board/card.ts'
import { type Answer, request } from './request.ts'

export type Imported = z.infer<typeof ImportedSchema>

export const lockBoard = (boardId: string, locked: boolean): Promise<Answer<Board>> =>
  request(`/api/boards/${boardId}`, boardSchema, { method: 'PATCH', body: { locked } })

export const addBoard = (sessionId: string, title: string): Promise<Answer<Board>> =>
  request(`/api/sessions/${sessionId}/boards`, boardSchema, { method: 'POST', body: { title } })

/** Makes a card of each row of a CSV file. @param query.text header of the column that holds the statements. */
export function importCards(
  boardId: string,
  csv: Blob,
  query: { text: string; defaultKind: CardKind },
): Promise<Answer<Imported>> {
  const search = new URLSearchParams(query)
  const raw = { type: 'text/csv; charset=utf-8', content: csv }
  return request(`/api/boards/${boardId}/import?${search}`, importedSchema, { method: 'POST', raw })
}
