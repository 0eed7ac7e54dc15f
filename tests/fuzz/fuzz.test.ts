import { afterEach, test } from 'vitest'
import { runSeedOnItsStorage } from './runSeeds.ts'

/** Timers that a run left behind go by here. */
afterEach(() => new Promise((resolve) => setImmediate(resolve)))

const runAll = async (seeds: Iterable<number>): Promise<void> => {
  for (const seed of seeds) await runSeedOnItsStorage(seed)
}

test('[RM9] nine tablets over a bad network converge, and what is on disk equals what they show (50 seeds)', {
  timeout: 120_000,
}, async () => {
  await runAll(Array.from({ length: 50 }, (_, index) => index))
})

test('[GD8] seed 3: older values that undo holds arrive as one run', () => runAll([3]))
test('[GD9] seed 316: a reader that tidies marks is not closed', () => runAll([316]))
