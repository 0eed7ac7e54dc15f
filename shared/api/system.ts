/** The server about itself. */
import { z } from 'zod'

/** `GET /healthz`. */
export const healthSchema = z.object({
  status: z.literal('ok'),
  /** Docs held in memory now. */
  rooms: z.number().int(),
})

/** `GET /api/addresses`, facilitators only: under which addresses tablets of the same network reach this server. */
export const addressesSchema = z.object({ addresses: z.array(z.string()) })
