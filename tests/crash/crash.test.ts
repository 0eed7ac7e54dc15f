import { expect, test } from 'vitest'
import { killRounds } from './killRounds.ts'

test('[AK2] after kill -9 under load, nothing that was acked or that anyone else saw is missing', async () => {
  let promised = 0
  for await (const result of killRounds(5)) {
    expect(result).toMatchObject({ missing: 0, integrity: 'ok' })
    promised += result.promised
  }
  // Kills that met nobody at work would prove nothing.
  expect(promised).toBeGreaterThan(500)
}, 180_000)
