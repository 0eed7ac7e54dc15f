import {
  type Iteration,
  type IterationWithKey,
  iterationListSchema,
  iterationSchema,
  iterationWithKeySchema,
} from '../../shared/api/iterations.ts'
import { type Answer, request, requestBytes } from './request.ts'

/** Oldest first. */
export const fetchIterations = (sessionId: string): Promise<Answer<{ iterations: IterationWithKey[] }>> =>
  request(`/api/sessions/${sessionId}/iterations`, iterationListSchema)

export const saveIteration = (sessionId: string, note: string): Promise<Answer<IterationWithKey>> =>
  request(`/api/sessions/${sessionId}/iterations`, iterationWithKeySchema, { method: 'POST', body: { note } })

const bearer = (reviewKey: string): { bearer?: string } => (reviewKey === '' ? {} : { bearer: reviewKey })

/** @param reviewKey of the link; empty: the facilitator's cookie speaks. */
export const fetchIteration = (iterationId: string, reviewKey: string): Promise<Answer<Iteration>> =>
  request(`/api/iterations/${iterationId}`, iterationSchema, bearer(reviewKey))

/** The canonical JSON whose SHA-256 is the content hash, byte for byte. */
export const fetchManifest = (iterationId: string, reviewKey: string): Promise<Answer<Uint8Array>> =>
  requestBytes(`/api/iterations/${iterationId}/manifest`, bearer(reviewKey))

/** A board's saved state (Yjs update V2), byte for byte. */
export const fetchBoardState = (iterationId: string, boardId: string, reviewKey: string): Promise<Answer<Uint8Array>> =>
  requestBytes(`/api/iterations/${iterationId}/boards/${boardId}`, bearer(reviewKey))
