/** Tokens and keys. A token is 256 random bits; of a participant's only the SHA-256 is kept.
 *  Comparisons take the same time whatever they compare (over digests, so that lengths agree). */
import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Storage } from '../storage/storage.ts'

const TOKEN_BYTES = 32
const REVIEW_KEY_BYTES = 16

export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url')

/** SHA-256 of a token, hexadecimal: what storage keeps. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
const isSame = (expected: string, given: string): boolean => timingSafeEqual(digest(expected), digest(given))

export interface FacilitatorKey {
  isToken(given: string): boolean
  /** The secret that opens one iteration read-only, 22 characters. Another for each iteration; tells nothing of the token. */
  reviewKey(iterationId: string): string
  isReviewKey(iterationId: string, given: string): boolean
}

/** The facilitator's token, and the review keys. Their secret is kept on its own from the first start on, so that a new token
 *  leaves the links that were given away open. It begins as what earlier versions derived from the token each time
 *  (HKDF, RFC 5869): theirs go on opening, too.  @see docs/SPEC.md RV3 */
export async function openFacilitatorKey(token: string, secrets: Storage['secrets']): Promise<FacilitatorKey> {
  const derived = Buffer.from(hkdfSync('sha256', token, '', 'tablee review keys', 32)).toString('base64url')
  return createFacilitatorKey(token, await secrets.keep('review', derived))
}

/** @param reviewSecret 32 bytes, base64url. */
export function createFacilitatorKey(token: string, reviewSecret: string): FacilitatorKey {
  const secret = Buffer.from(reviewSecret, 'base64url')
  const reviewKey = (iterationId: string): string =>
    createHmac('sha256', secret)
      .update(`review:${iterationId}`)
      .digest()
      .subarray(0, REVIEW_KEY_BYTES)
      .toString('base64url')
  return {
    isToken: (given) => isSame(token, given),
    reviewKey,
    isReviewKey: (iterationId, given) => isSame(reviewKey(iterationId), given),
  }
}
