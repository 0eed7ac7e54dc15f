import type { BoardView } from '../../shared/session/sessionDoc.ts'

type Board = BoardView & { id: string }

/** The boards that a participant works on: their table's first, then the plenary's. */
export function boardsFor(boards: readonly Board[], tableId: string | null): Board[] {
  const own = boards.filter((board) => board.tableId !== null && board.tableId === tableId)
  return [...own, ...boards.filter((board) => board.tableId === null)]
}
