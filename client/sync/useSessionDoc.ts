import { useCallback, useSyncExternalStore } from 'react'
import { type SessionRole, type SessionSnapshot, sessionDocOf } from './sessionDocs.ts'

/** The live state of a session: question, boards, tables, people and who is here. Read-only.
 *  @param as the credential to show where one browser holds two (a facilitator's and a participant's). */
export function useSessionDoc(sessionId: string, as: SessionRole = 'participant'): SessionSnapshot {
  const subscribe = useCallback(
    (listener: () => void) => sessionDocOf(sessionId, as).subscribe(listener),
    [sessionId, as],
  )
  return useSyncExternalStore(subscribe, () => sessionDocOf(sessionId, as).snapshot)
}
