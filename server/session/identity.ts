/** Who bears a token, and whom that makes in one session. */
import type { ParticipantRecord, Storage } from '../storage/storage.ts'
import { type FacilitatorKey, hashToken } from './credentials.ts'
import type { LiveSession } from './liveSessions.ts'

export type Identity = { kind: 'facilitator' } | { kind: 'participant'; id: string; sessionId: string }

export type Identify = (token: string) => Promise<Identity | null>

/** @returns a function that tells who bears a token; null: nobody, or someone who has left. */
export const createIdentify =
  (storage: Storage, facilitatorKey: FacilitatorKey): Identify =>
  async (token) => {
    if (facilitatorKey.isToken(token)) return { kind: 'facilitator' }
    const participant = await storage.participants.findByTokenHash(hashToken(token))
    return participant && { kind: 'participant', id: participant.id, sessionId: participant.sessionId }
  }

/** Whether this person is out, by their own will or the facilitator's. The facilitator bears the operator's token. */
export const hasLeft = ({ role, tokenHash }: ParticipantRecord): boolean => role !== 'facilitator' && tokenHash === null

/** This person's participant in a session, or null when they are none of it.  @see docs/SPEC.md PM4 */
export function memberOf(live: LiveSession, identity: Identity): ParticipantRecord | null {
  if (identity.kind === 'facilitator') return live.facilitator
  return identity.sessionId === live.record.id ? (live.participants.get(identity.id) ?? null) : null
}
