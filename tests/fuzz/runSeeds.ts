import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMemoryStorage } from '../../server/storage/memory/memoryStorage.ts'
import { openSqliteStorage } from '../../server/storage/sqlite/sqliteStorage.ts'
import { runSeed } from './runSeed.ts'

const SQLITE_EVERY = 10

/** One seed, over memory or, every tenth, over SQLite. @throws FuzzFailure */
export async function runSeedOnItsStorage(seed: number): Promise<void> {
  if (seed % SQLITE_EVERY !== 0) return runSeed(seed, createMemoryStorage())
  const dataDir = mkdtempSync(join(tmpdir(), 'tablee-fuzz-'))
  const storage = openSqliteStorage({ dataDir })
  try {
    await runSeed(seed, storage)
  } finally {
    await storage.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** @returns how many failed. */
export async function runSeeds({
  from,
  count,
  report,
}: {
  from: number
  count: number
  report: (line: string) => void
}): Promise<number> {
  let failures = 0
  for (let seed = from; seed < from + count; seed++) {
    try {
      await runSeedOnItsStorage(seed)
    } catch (error) {
      failures++
      report(
        error instanceof Error ? `${error.message}\n${(error.cause as Error | undefined)?.stack ?? ''}` : String(error),
      )
    }
    // Timers that the run left behind go by here.
    await new Promise((resolve) => setImmediate(resolve))
    if ((seed - from + 1) % 100 === 0) report(`${seed - from + 1} seeds, ${failures} failed`)
  }
  report(`${count} seeds from ${from}, ${failures} failed`)
  return failures
}
