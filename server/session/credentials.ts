/** Tokens and keys. A token is 256 random bits; of a participant's only the SHA-256 is kept.
 *  Comparisons take the same time whatever they compare (over digests, so that lengths agree). */
import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

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

/** What follows from the facilitator's token. Review keys come from a secret of their own (HKDF, RFC 5869). */
export function createFacilitatorKey(token: string): FacilitatorKey {
  const reviewSecret = Buffer.from(hkdfSync('sha256', token, '', 'tablee review keys', 32))
  const reviewKey = (iterationId: string): string =>
    createHmac('sha256', reviewSecret)
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
