/** What an iteration's content hash is taken over: canonical JSON (RFC 8785) of the session as it was and of each board's
 *  hash. Canonical: keys sorted by UTF-16 units, no white space, numbers and strings as JSON.stringify writes them. Pure. */
import { createHash } from 'node:crypto'
import type { Iteration, Manifest } from '../../../shared/api/iterations.ts'
import type { IterationRecord } from '../../storage/storage.ts'

export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`
}

export function iterationView(record: IterationRecord): Iteration {
  const manifest = JSON.parse(record.manifest) as Manifest
  return { ...manifest, number: record.number, contentHash: record.contentHash }
}
