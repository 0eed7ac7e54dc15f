import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { GuardedBoard } from './guardedDoc.ts'
import { EVE, heavyUpdates } from './heavyUpdates.ts'

/** An update holds up everybody for as long as it takes: 250 ms on a machine that does nothing else. Tests share it with
 *  others, and CPU time grows with what these do to its caches. */
const LIMIT_MS = 750

const cpuMs = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

test.each(heavyUpdates())('[GD10] $name: judged and applied in bounded time', ({ before, update }) => {
  const board = new GuardedBoard()
  for (const bytes of [...before(), update()]) {
    const start = cpuMs()
    const verdict = board.judge(EVE, bytes)
    if (verdict.ok) Y.applyUpdate(board.doc, verdict.update)
    expect(cpuMs() - start).toBeLessThan(LIMIT_MS)
  }
})
