import { type SignedIn, signedInSchema } from '../../shared/api/auth.ts'
import { meSchema } from '../../shared/api/join.ts'
import type { Me } from './me.ts'
import { type Answer, command, request } from './request.ts'

/** Who this browser is: facilitator or not, and the sessions it came into. */
export const fetchSignedIn = (): Promise<Answer<SignedIn>> => request('/api/auth', signedInSchema)

export const signInFacilitator = (token: string): Promise<Answer<SignedIn>> =>
  request('/api/auth/facilitator', signedInSchema, { method: 'POST', body: { token } })

/** Signs this browser in as the observer whose token it is. */
export const signInObserver = (token: string): Promise<Answer<Me>> =>
  request('/api/auth/observer', meSchema, { method: 'POST', body: { token } })

export const signOutFacilitator = (): Promise<Answer<null>> => command('/api/auth', { method: 'DELETE' })
