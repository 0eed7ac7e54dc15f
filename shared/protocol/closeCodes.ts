/** Why a sync connection was closed. One table for both sides.
 *  4400–4499 are final: a stock provider stops retrying. Any other code means "come back".  @see docs/SPEC.md CL1 */

export const CLOSE_CODES = {
  malformed: 4400,
  'not-signed-in': 4401,
  'not-allowed': 4403,
  'unknown-doc': 4404,
  'epoch-changed': 4409,
  'session-closed': 4410,
  'too-large': 4413,
  'foreign-origin': 4421,
  'invalid-record': 4422,
  locked: 4423,
  flood: 4429,
  'foreign-client': 4440,
  'clock-gap': 4441,
  'dangling-reference': 4442,
  'oversized-run': 4443,
  'future-delete': 4444,
  'unknown-root': 4445,
  'forged-presence': 4446,
  'too-many-clients': 4447,
  'server-restart': 1012,
  'try-again': 1013,
} as const

export type CloseReason = keyof typeof CLOSE_CODES

const reasonsByCode = new Map<number, CloseReason>(
  Object.entries(CLOSE_CODES).map(([reason, code]) => [code, reason as CloseReason]),
)

/** The reason behind a close code, or null for one that is not Tablée's (1006: the network went away). */
export function closeReason(code: number): CloseReason | null {
  return reasonsByCode.get(code) ?? null
}

/** Whether the server has decided: coming back with the same doc cannot help. */
export function isFinalClose(code: number): boolean {
  return code >= 4400 && code <= 4499
}
