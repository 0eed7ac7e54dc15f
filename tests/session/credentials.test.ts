/** Review links: one secret for each iteration, none of them lost with the facilitator's token. */
import { expect, test } from 'vitest'
import { openFacilitatorKey } from '../../server/session/credentials.ts'
import { createMemoryStorage } from '../../server/storage/memory/memoryStorage.ts'

const [one, other] = ['0123456789abcdef', 'fedcba9876543210']

test('[RV3] review links outlive the facilitator’s token, and tell nothing of it', async () => {
  const { secrets } = createMemoryStorage()
  const before = await openFacilitatorKey('first token', secrets)
  const after = await openFacilitatorKey('second token', secrets)
  expect([before.isToken('first token'), after.isToken('first token')]).toEqual([true, false])
  expect(after.reviewKey(one)).toBe(before.reviewKey(one))
  expect(after.isReviewKey(one, before.reviewKey(one))).toBe(true)
  expect(after.isReviewKey(other, before.reviewKey(one))).toBe(false)
})

test('[RV3] links of a folder from before the secret had a place of its own go on opening', async () => {
  const key = await openFacilitatorKey('token-of-an-earlier-version', createMemoryStorage().secrets)
  expect(key.reviewKey(one)).toBe('xB8FT7DTt0TiVxcBGfZzDQ')
})
