/** The life of a session: made, reworded, closed, opened again. */
import type { z } from 'zod'
import type { newSessionSchema, SessionEvent, SessionSummary, sessionChangeSchema } from '../../shared/api/sessions.ts'
import { templateOf } from '../../shared/board/templates/templates.ts'
import { newJoinCode } from '../../shared/joinCode.ts'
import type { Language } from '../../shared/text/language.ts'
import type { ParticipantRecord } from '../storage/storage.ts'
import { layOutBoard } from './boards/layOut.ts'
import type { SessionContext } from './context.ts'
import type { Iterations } from './iterations/iterations.ts'
import type { LiveSession } from './liveSessions.ts'
import { planSession } from './newSession.ts'
import { done, type Outcome, refuse } from './outcome.ts'
import { sessionSummary } from './views.ts'

export function createLifecycle(context: SessionContext, iterations: Iterations) {
  const { storage, docs, clock, live: sessions, projection, record } = context

  return {
    async create(input: z.infer<typeof newSessionSchema>, language: Language): Promise<Outcome<LiveSession>> {
      const programme = await storage.programmes.get(input.programmeId)
      if (programme === null) return refuse('unknown-programme')
      const templates = [input.tableTemplate, ...input.boards.map(({ template }) => template)]
      const unknown = templates.find((template) => templateOf(template) === null)
      if (unknown !== undefined) return refuse('unknown-template', { template: unknown })
      const question = input.question ?? programme.question
      const plan = planSession({ ...input, question }, { now: clock.now(), language })
      while ((await storage.sessions.findByJoinCode(plan.record.joinCode)) !== null)
        plan.record.joinCode = newJoinCode()
      const { record: session, facilitator, tables, boards } = plan
      // One board after the other, so that rooms go on being served in between.
      for (const board of boards) {
        await layOutBoard(docs, board, { by: facilitator.id, groups: session.groups, language })
      }
      await storage.sessions.insert(session, { tables, boards, participants: [facilitator] })
      const live = await sessions.get(session.id)
      if (live === null) throw new Error('a session that was just stored is not there')
      await projection.project(live)
      return done(live)
    },

    async list(programmeId?: string): Promise<SessionSummary[]> {
      const records = await storage.sessions.list(programmeId)
      return Promise.all(
        records.map(async (session) => {
          const [participants, saved] = await Promise.all([
            storage.participants.count(session.id, 'participant'),
            iterations.countOf(session.id),
          ])
          return sessionSummary(session, { participants, iterations: saved })
        }),
      )
    },

    events: async (live: LiveSession): Promise<SessionEvent[]> =>
      (await storage.sessions.events(live.record.id)).map(({ at, kind, participantId, payload }) => ({
        at,
        kind,
        participantId,
        payload,
      })),

    /** Rewording the framing question is an event that the history keeps, with both wordings.  @see docs/SPEC.md SE11 */
    change: (
      live: LiveSession,
      by: ParticipantRecord,
      change: z.infer<typeof sessionChangeSchema>,
    ): Promise<Outcome<void>> =>
      live.run(async () => {
        if (live.record.status === 'closed') return refuse('session-closed')
        const before = { title: live.record.title, question: live.record.question }
        const after = { title: change.title ?? before.title, question: change.question ?? before.question }
        await storage.sessions.update(live.record.id, after)
        Object.assign(live.record, after)
        if (after.question !== before.question) {
          await record(live, 'question-reworded', by.id, { from: before.question, to: after.question })
        }
        if (after.title !== before.title) {
          await record(live, 'session-renamed', by.id, { from: before.title, to: after.title })
        }
        await projection.project(live)
        return done(undefined)
      }),

    /** Boards become read-only at once; what stands on them then is saved as an iteration. When saving fails the session
     *  stays open.  @see docs/SPEC.md SE4 */
    close: (live: LiveSession, by: ParticipantRecord): Promise<Outcome<void>> =>
      live.run(async () => {
        if (live.record.status === 'closed') return refuse('session-closed')
        live.record.status = 'closed'
        try {
          await iterations.save(live, { note: '', trigger: 'close', by: by.id })
          const closedAt = clock.now()
          await storage.sessions.update(live.record.id, { status: 'closed', closedAt })
          live.record.closedAt = closedAt
        } catch (error) {
          live.record.status = 'open'
          throw error
        }
        await record(live, 'session-closed', by.id)
        await projection.project(live)
        return done(undefined)
      }),

    reopen: (live: LiveSession, by: ParticipantRecord): Promise<void> =>
      live.run(async () => {
        if (live.record.status === 'open') return
        const change = { status: 'open', closedAt: null } as const
        await storage.sessions.update(live.record.id, change)
        Object.assign(live.record, change)
        await record(live, 'session-reopened', by.id)
        await projection.project(live)
      }),
  }
}
