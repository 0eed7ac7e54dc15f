import type { z } from 'zod'
import {
  type newProgrammeSchema,
  type Programme,
  type programmeChangeSchema,
  programmeListSchema,
  programmeSchema,
} from '../../shared/api/sessions.ts'
import { type Answer, request } from './request.ts'

/** Newest first. */
export const fetchProgrammes = (): Promise<Answer<{ programmes: Programme[] }>> =>
  request('/api/programmes', programmeListSchema)

export const createProgramme = (programme: z.input<typeof newProgrammeSchema>): Promise<Answer<Programme>> =>
  request('/api/programmes', programmeSchema, { method: 'POST', body: programme })

/** Sessions keep the question that they have. */
export const changeProgramme = (
  programmeId: string,
  change: z.input<typeof programmeChangeSchema>,
): Promise<Answer<Programme>> =>
  request(`/api/programmes/${programmeId}`, programmeSchema, { method: 'PATCH', body: change })
