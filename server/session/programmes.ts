/** Programmes: what sessions belong to. */
import { newId } from '../../shared/ids.ts'
import type { ProgrammeRecord } from '../storage/storage.ts'
import type { SessionContext } from './context.ts'
import { done, type Outcome, refuse } from './outcome.ts'

export function createProgrammes({ storage, clock }: Pick<SessionContext, 'storage' | 'clock'>) {
  return {
    list: (): Promise<ProgrammeRecord[]> => storage.programmes.list(),

    async get(id: string): Promise<Outcome<ProgrammeRecord>> {
      const programme = await storage.programmes.get(id)
      return programme ? done(programme) : refuse('unknown-programme')
    },

    async create(input: { title: string; question: string }): Promise<ProgrammeRecord> {
      const programme = { id: newId(), ...input, createdAt: clock.now() }
      await storage.programmes.insert(programme)
      return programme
    },
  }
}
