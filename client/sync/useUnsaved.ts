import { useCallback, useSyncExternalStore } from 'react'
import { openBoards, type Unsaved } from './openBoards.ts'

/** What this tablet still owes the server of one participant, on all boards. */
export function useUnsaved(participant: string): Unsaved {
  const subscribe = useCallback((listener: () => void) => openBoards.subscribe(listener), [])
  return useSyncExternalStore(subscribe, () => openBoards.unsavedOf(participant))
}
