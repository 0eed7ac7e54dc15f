/** Puts the session's services together. Called by server/main.ts; used by server/http and, as authority, by server/sync. */
import type { Log } from '../log.ts'
import type { Storage } from '../storage/storage.ts'
import type { Docs } from '../sync/docs.ts'
import { createAuthority } from './authority.ts'
import { createBoards } from './boards/boards.ts'
import { type Clock, systemClock } from './clock.ts'
import type { SessionContext } from './context.ts'
import type { FacilitatorKey } from './credentials.ts'
import { createFailureBrake } from './failureBrake.ts'
import { createIdentify } from './identity.ts'
import { createImports } from './import/importStatements.ts'
import { createAutosave } from './iterations/autosave.ts'
import { createIterations } from './iterations/iterations.ts'
import { createJoining } from './joining.ts'
import { createLifecycle } from './lifecycle.ts'
import { createLiveSessions } from './liveSessions.ts'
import { createParticipants } from './participants.ts'
import { createProgrammes } from './programmes.ts'
import { createProjection } from './projection.ts'

export type Sessions = ReturnType<typeof createSessions>

const TIDY_PERIOD_MS = 5 * 60_000

/** @param options.docs the sync rooms. @param options.clock the system's when left out. */
export function createSessions(options: {
  storage: Storage
  docs: Docs
  facilitatorKey: FacilitatorKey
  log: Log
  clock?: Clock
}) {
  const { storage, docs, facilitatorKey, log, clock = systemClock } = options
  const projection = createProjection({ docs, clock, log })
  const live = createLiveSessions({
    storage,
    clock,
    // Who was here before a restart is not here now, and what a crash kept from the doc is written.
    onLoad: (session) => {
      projection.project(session).catch((err: unknown) => log.error({ err }, 'could not write the session doc'))
    },
  })
  const context: SessionContext = {
    storage,
    docs,
    clock,
    log,
    facilitatorKey,
    live,
    projection,
    brake: createFailureBrake(clock),
    record: (session, kind, participantId, payload = {}) =>
      storage.sessions.addEvent({ sessionId: session.record.id, at: clock.now(), kind, participantId, payload }),
  }
  const identify = createIdentify(storage, facilitatorKey)
  const iterations = createIterations(context)
  const autosave = createAutosave({ docLog: storage.docs, clock, log, live, iterations })
  let stopTidying: (() => void) | null = null

  return {
    authority: createAuthority({ identify, sessions: live, projection }),
    log,
    identify,
    facilitatorKey,
    brake: context.brake,
    live,
    programmes: createProgrammes(context),
    lifecycle: createLifecycle(context, iterations),
    boards: createBoards(context),
    joining: createJoining(context),
    participants: createParticipants({ ...context, identify }),
    iterations,
    imports: createImports(context),
    /** Whether storage answers. */
    async checkStorage(): Promise<void> {
      await storage.programmes.list()
    },
    start(): void {
      autosave.start()
      stopTidying ??= clock.every(TIDY_PERIOD_MS, () => live.forgetIdle())
    },
    close(): void {
      autosave.close()
      projection.close()
      stopTidying?.()
      stopTidying = null
    },
  }
}
