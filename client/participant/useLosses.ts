import { useSyncExternalStore } from 'react'
import { draftsOf, subscribeToDrafts } from '../sync/drafts.ts'
import { useUnsaved } from '../sync/useUnsaved.ts'
import { hasUnsentText } from './tabletMemory.ts'

/** What would be lost with this tablet's copy of a participant. */
export interface Losses {
  /** Cards that are only on this tablet. */
  unsavedCards: number
  /** A text stands in a form that was never sent. */
  hasUnsentText: boolean
}

export function useLosses(participant: string): Losses {
  const { cards } = useUnsaved(participant)
  const drafts = useSyncExternalStore(subscribeToDrafts, () => draftsOf(participant))
  return { unsavedCards: cards + drafts.length, hasUnsentText: hasUnsentText(participant) }
}
