import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { type BoardAddress, OpenBoard, type OpenBoardState } from './openBoard.ts'

/** The board at an address, open for as long as the component stands; null before the first effect. */
export function useOpenBoard({ boardId, epoch, participant, as }: BoardAddress): OpenBoardState | null {
  const [board, setBoard] = useState<OpenBoard | null>(null)
  useEffect(() => {
    const opened = new OpenBoard({ boardId, epoch, participant, as })
    setBoard(opened)
    return () => opened.dispose()
  }, [boardId, epoch, participant, as])
  const subscribe = useCallback((listener: () => void) => board?.subscribe(listener) ?? (() => {}), [board])
  return useSyncExternalStore(subscribe, () => board?.state ?? null)
}
