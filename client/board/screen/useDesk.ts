import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { LiveBoard } from '../../sync/openBoard.ts'
import { Desk, type DeskState } from '../desk.ts'

/** The desk on a live board; null while there is none. */
export function useDesk(live: LiveBoard | null, participant: string, mayEdit: boolean): Desk | null {
  const [desk, setDesk] = useState<Desk | null>(null)
  useEffect(() => {
    if (live === null) return
    const made = new Desk({ ...live, participant })
    setDesk(made)
    return () => {
      setDesk(null)
      made.destroy()
    }
  }, [live, participant])
  useEffect(() => desk?.setMayEdit(mayEdit), [desk, mayEdit])
  return desk
}

export function useDeskState(desk: Desk): DeskState {
  const subscribe = useCallback((listener: () => void) => desk.subscribe(listener), [desk])
  return useSyncExternalStore(subscribe, () => desk.state)
}

/** Renders anew whenever any card changes; for panels, not for the stage. Returns a number that rises. */
export function useBoardVersion(desk: Desk): number {
  const [version, setVersion] = useState(0)
  useEffect(() => desk.store.subscribe(() => setVersion((count) => count + 1)), [desk])
  return version
}

export function useIsEmpty(desk: Desk): boolean {
  const subscribe = useCallback((listener: () => void) => desk.store.subscribe(listener), [desk])
  return useSyncExternalStore(subscribe, () => desk.store.cardCount === 0)
}
