import { useSyncExternalStore } from 'react'
import { draftsOf, subscribeToDrafts } from '../sync/drafts.ts'
import { useUnsaved } from '../sync/useUnsaved.ts'
import { unsentTexts } from './tabletMemory.ts'

/** What would be lost with this tablet's copy of a participant. */
export interface Losses {
  /** Cards that are only on this tablet. */
  unsavedCards: number
  /** What stands in forms and was never sent. */
  unsentTexts: string[]
}

export function useLosses(participant: string): Losses {
  const { cards } = useUnsaved(participant)
  const drafts = useSyncExternalStore(subscribeToDrafts, () => draftsOf(participant))
  return { unsavedCards: cards + drafts.length, unsentTexts: unsentTexts(participant) }
}
