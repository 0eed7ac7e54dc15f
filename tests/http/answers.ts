/** What the API answers, typed by its own schemas. */
import type { z } from 'zod'
import type { joinedSchema } from '../../shared/api/join.ts'
import type { sessionSchema } from '../../shared/api/sessions.ts'

export type Session = z.infer<typeof sessionSchema>
export type Joined = z.infer<typeof joinedSchema>
