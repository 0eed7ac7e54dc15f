import { addressesSchema } from '../../shared/api/system.ts'
import { type Answer, request } from './request.ts'

/** Addresses under which tablets of the same network reach this server. */
export const fetchAddresses = (): Promise<Answer<{ addresses: string[] }>> => request('/api/addresses', addressesSchema)
