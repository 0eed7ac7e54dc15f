import type { z } from 'zod'
import {
  type newProgrammeSchema,
  type Programme,
  programmeListSchema,
  programmeSchema,
} from '../../shared/api/sessions.ts'
import { type Answer, request } from './request.ts'

/** Newest first. */
export const fetchProgrammes = (): Promise<Answer<{ programmes: Programme[] }>> =>
  request('/api/programmes', programmeListSchema)

export const createProgramme = (programme: z.input<typeof newProgrammeSchema>): Promise<Answer<Programme>> =>
  request('/api/programmes', programmeSchema, { method: 'POST', body: programme })
