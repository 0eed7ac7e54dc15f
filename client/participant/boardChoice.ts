/** Which board a participant stands at, and which others there are. Pure. */
import type { BoardView } from '../../shared/session/sessionDoc.ts'

export type BoardEntry = BoardView & { id: string }

/** A choice that this tablet remembers. It holds as long as the person sits at the same table. */
export interface RememberedChoice {
  boardId: string
  tableId: string | null
}

export interface BoardPlaces {
  mine: BoardEntry[]
  plenary: BoardEntry[]
  otherTables: BoardEntry[]
}

/** Boards in the order in which they are offered. @param tableId the participant's table; null: none. */
export function boardPlaces(boards: readonly BoardEntry[], tableId: string | null): BoardPlaces {
  const isMine = (board: BoardEntry): boolean => board.tableId !== null && board.tableId === tableId
  return {
    mine: boards.filter(isMine),
    plenary: boards.filter((board) => board.tableId === null),
    otherTables: boards.filter((board) => board.tableId !== null && !isMine(board)),
  }
}

/** The board to show: the one chosen on this tablet, else the table's, else the plenary's, else any.
 *  @returns undefined while the session has no board.  @see docs/SPEC.md PT1 */
export function chooseBoard(
  boards: readonly BoardEntry[],
  tableId: string | null,
  remembered: RememberedChoice | null,
): BoardEntry | undefined {
  const isStillMeant = remembered !== null && remembered.tableId === tableId
  const chosen = isStillMeant ? boards.find(({ id }) => id === remembered.boardId) : undefined
  const { mine, plenary, otherTables } = boardPlaces(boards, tableId)
  return chosen ?? [...mine, ...plenary, ...otherTables][0]
}
