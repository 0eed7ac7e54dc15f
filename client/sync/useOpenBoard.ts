import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { BoardAddress, OpenBoard, OpenBoardState } from './openBoard.ts'
import { openBoards } from './openBoards.ts'

/** The board at an address, open for as long as the component stands, and until what was written on it is saved; null before
 *  the first effect. */
export function useOpenBoard({ boardId, epoch, participant, as }: BoardAddress): OpenBoardState | null {
  const [board, setBoard] = useState<OpenBoard | null>(null)
  useEffect(() => {
    const held = openBoards.hold({ boardId, epoch, participant, as })
    setBoard(held.board)
    return held.release
  }, [boardId, epoch, participant, as])
  const subscribe = useCallback((listener: () => void) => board?.subscribe(listener) ?? (() => {}), [board])
  return useSyncExternalStore(subscribe, () => board?.state ?? null)
}
