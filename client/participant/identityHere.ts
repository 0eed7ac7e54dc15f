/** Who this tablet is in each session: one record for all of its tabs, and found again by whoever signs in next.
 *  @see docs/SPEC.md CS17, PT9 */
import { useSyncExternalStore } from 'react'
import { readRecord, recordKeys, removeRecord, writeRecord } from '../sync/localRecords.ts'

const PREFIX = 'tablee:identity:'
const keyOf = (sessionId: string): string => PREFIX + sessionId

/** The participant that this tablet was last in a session; null: nobody, or somebody who left. */
export function identityHere(sessionId: string): string | null {
  const stored = readRecord(keyOf(sessionId))
  return typeof stored === 'string' ? stored : null
}

export const rememberIdentity = (sessionId: string, participant: string): void =>
  writeRecord(keyOf(sessionId), participant)

export function forgetIdentity(participant: string): void {
  for (const key of recordKeys(PREFIX)) if (readRecord(key) === participant) removeRecord(key)
}

/** Who this tablet is in a session now, also when another tab changes it. */
export const useIdentityHere = (sessionId: string): string | null =>
  useSyncExternalStore(subscribe, () => identityHere(sessionId))

function subscribe(listener: () => void): () => void {
  // Of a change in another tab; who was asleep meanwhile looks again on waking.
  const events = ['storage', 'pageshow', 'focus'] as const
  for (const event of events) window.addEventListener(event, listener)
  return () => {
    for (const event of events) window.removeEventListener(event, listener)
  }
}
