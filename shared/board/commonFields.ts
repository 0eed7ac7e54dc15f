/** Fields that every kind of record on a board has. */
import { z } from 'zod'
import { ID_PATTERN } from '../ids.ts'

export const timestampMs = z.number().int().min(0).max(8.64e15)
/** Participant id of who made the record. The server accepts only the sender's own, and no later change. */
export const authorId = z.string().regex(ID_PATTERN)
