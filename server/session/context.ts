/** What the session's services share. Made once, in sessions.ts. */
import type { Log } from '../log.ts'
import type { Storage } from '../storage/storage.ts'
import type { Docs } from '../sync/docs.ts'
import type { Clock } from './clock.ts'
import type { FacilitatorKey } from './credentials.ts'
import type { FailureBrake } from './failureBrake.ts'
import type { LiveSession, LiveSessions } from './liveSessions.ts'
import type { Projection } from './projection.ts'

export interface SessionContext {
  storage: Storage
  docs: Docs
  clock: Clock
  log: Log
  facilitatorKey: FacilitatorKey
  live: LiveSessions
  projection: Projection
  brake: FailureBrake
  /** Writes an event of the session's history.
   *  @param participant who did it; null: nobody, it happened by itself. */
  record(live: LiveSession, kind: string, participant: string | null, payload?: Record<string, unknown>): Promise<void>
}
