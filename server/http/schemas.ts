/** The API's schemas under the names that they bear in the OpenAPI document. */
import '@hono/zod-openapi'
import type { z } from 'zod'
import { signedInSchema } from '../../shared/api/auth.ts'
import { binEmptiedSchema, cardListSchema, importedSchema, zoneListSchema } from '../../shared/api/boards.ts'
import { problemSchema } from '../../shared/api/common.ts'
import {
  iterationListSchema,
  iterationSchema,
  iterationWithKeySchema,
  manifestSchema,
} from '../../shared/api/iterations.ts'
import { doorSchema, joinedSchema, meSchema } from '../../shared/api/join.ts'
import {
  boardSchema,
  participantListSchema,
  programmeEventListSchema,
  programmeListSchema,
  programmeSchema,
  sessionEventListSchema,
  sessionListSchema,
  sessionSchema,
} from '../../shared/api/sessions.ts'
import { addressesSchema, healthSchema } from '../../shared/api/system.ts'
import { templateListSchema } from '../../shared/api/templates.ts'

/** A copy that the generator knows by name: shared/ makes its schemas before the generator's methods are there. */
const named = <S extends z.ZodType>(name: string, schema: S): S => schema.clone().openapi(name) as S

export const Problem = named('Problem', problemSchema)
export const SignedIn = named('SignedIn', signedInSchema)
export const Programme = named('Programme', programmeSchema)
export const ProgrammeList = named('ProgrammeList', programmeListSchema)
export const ProgrammeEventList = named('ProgrammeEventList', programmeEventListSchema)
export const Session = named('Session', sessionSchema)
export const SessionList = named('SessionList', sessionListSchema)
export const SessionEventList = named('SessionEventList', sessionEventListSchema)
export const ParticipantList = named('ParticipantList', participantListSchema)
export const Board = named('Board', boardSchema)
export const CardList = named('CardList', cardListSchema)
export const ZoneList = named('ZoneList', zoneListSchema)
export const TemplateList = named('TemplateList', templateListSchema)
export const Imported = named('Imported', importedSchema)
export const BinEmptied = named('BinEmptied', binEmptiedSchema)
export const Door = named('Door', doorSchema)
export const Joined = named('Joined', joinedSchema)
export const Me = named('Me', meSchema)
export const Iteration = named('Iteration', iterationSchema)
export const IterationWithKey = named('IterationWithKey', iterationWithKeySchema)
export const IterationList = named('IterationList', iterationListSchema)
export const Manifest = named('Manifest', manifestSchema)
export const Health = named('Health', healthSchema)
export const Addresses = named('Addresses', addressesSchema)
