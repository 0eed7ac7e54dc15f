/** Programmes: what sessions belong to. */
import type { z } from 'zod'
import type { ProgrammeEvent, programmeChangeSchema } from '../../shared/api/sessions.ts'
import { newId } from '../../shared/ids.ts'
import type { ProgrammeRecord } from '../storage/storage.ts'
import type { SessionContext } from './context.ts'
import { done, type Outcome, refuse } from './outcome.ts'
import { createSerial } from './serial.ts'

export function createProgrammes({ storage, clock }: Pick<SessionContext, 'storage' | 'clock'>) {
  const run = createSerial()

  async function get(id: string): Promise<Outcome<ProgrammeRecord>> {
    const programme = await storage.programmes.get(id)
    return programme ? done(programme) : refuse('unknown-programme')
  }

  const record = (programmeId: string, kind: string, payload: { from: string; to: string }): Promise<void> =>
    storage.programmes.addEvent({ programmeId, at: clock.now(), kind, payload })

  return {
    list: (): Promise<ProgrammeRecord[]> => storage.programmes.list(),
    get,

    async create(input: { title: string; question: string }): Promise<ProgrammeRecord> {
      const programme = { id: newId(), ...input, createdAt: clock.now() }
      await storage.programmes.insert(programme)
      return programme
    },

    /** Rewording is an event that the history keeps, with both wordings. Sessions keep the question they have.
     *  @see docs/SPEC.md SE8 */
    change: (id: string, change: z.infer<typeof programmeChangeSchema>): Promise<Outcome<ProgrammeRecord>> =>
      run(async () => {
        const found = await get(id)
        if (!found.ok) return found
        const before = found.value
        const after = { title: change.title ?? before.title, question: change.question ?? before.question }
        await storage.programmes.update(id, after)
        if (after.question !== before.question) {
          await record(id, 'question-reworded', { from: before.question, to: after.question })
        }
        if (after.title !== before.title) await record(id, 'programme-renamed', { from: before.title, to: after.title })
        return done({ ...before, ...after })
      }),

    async events(id: string): Promise<Outcome<ProgrammeEvent[]>> {
      const found = await get(id)
      if (!found.ok) return found
      const events = await storage.programmes.events(id)
      return done(events.map(({ at, kind, payload }) => ({ at, kind, payload })))
    },
  }
}
