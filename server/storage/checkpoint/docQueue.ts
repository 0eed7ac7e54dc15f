/** Docs that wait for their turn, one at a time, each at most once. */
import type { DocName } from '../../../shared/protocol/docNames.ts'

/** @param work must not reject. */
export function createDocQueue(work: (doc: DocName) => Promise<void>): {
  add(doc: DocName): void
  idle(): Promise<void>
} {
  const waiting = new Set<DocName>()
  let running: Promise<void> | null = null

  async function run(): Promise<void> {
    for (const doc of waiting) {
      // Taken out before the work: rows that come while it is being done ask for it anew.
      waiting.delete(doc)
      await work(doc)
    }
    running = null
  }

  return {
    add(doc) {
      waiting.add(doc)
      running ??= run()
    },
    async idle() {
      await running
    },
  }
}
