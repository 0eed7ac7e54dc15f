/** Saves an iteration by itself after ten minutes of activity. Activity: a doc log that went on since the last look.
 *  The ten minutes begin with the first change after an iteration.  @see docs/SPEC.md IT4 */

import { boardDocName } from '../../../shared/protocol/docNames.ts'
import type { Log } from '../../log.ts'
import type { DocLog } from '../../storage/docLog.ts'
import type { Clock } from '../clock.ts'
import type { LiveSession, LiveSessions } from '../liveSessions.ts'
import type { Iterations } from './iterations.ts'

const LOOK_PERIOD_MS = 30_000
const ACTIVITY_MS = 10 * 60_000

interface Watch {
  /** Where the logs were at the last look: epoch and seq of each board. */
  mark: string
  /** First change since the last iteration, as far as seen; null: none. */
  activeSince: number | null
}

export function createAutosave(options: {
  docLog: DocLog
  clock: Clock
  log: Log
  live: LiveSessions
  iterations: Iterations
}) {
  const { docLog, clock, log, live: sessions, iterations } = options
  const watches = new WeakMap<LiveSession, Watch>()
  let stop: (() => void) | null = null
  let isLooking = false

  /** Asks the log, not the rooms: a look must not keep a board in memory that nobody is on. */
  async function markOf(live: LiveSession): Promise<string> {
    const seqs = await Promise.all(
      [...live.boards.values()].map(async (board) => `${board.epoch}:${await docLog.lastSeq(boardDocName(board.id))}`),
    )
    return seqs.join(' ')
  }

  async function look(live: LiveSession): Promise<void> {
    const mark = await markOf(live)
    const watch = watches.get(live)
    if (watch === undefined) {
      // First sight, perhaps after a restart: whether anything is unsaved is found out when the time has come.
      watches.set(live, { mark, activeSince: clock.now() })
      return
    }
    if (watch.mark !== mark) {
      watch.mark = mark
      watch.activeSince ??= clock.now()
    }
    const savedAt = iterations.lastSavedAt(live)
    if (savedAt !== null && watch.activeSince !== null && savedAt >= watch.activeSince) watch.activeSince = null
    const isDue = watch.activeSince !== null && clock.now() - watch.activeSince >= ACTIVITY_MS
    if (!isDue || live.record.status === 'closed') return
    watch.activeSince = null
    await iterations.saveIfChanged(live, { note: '', trigger: 'automatic', by: null })
  }

  async function lookAtAll(): Promise<void> {
    if (isLooking) return
    isLooking = true
    for (const live of sessions.all()) {
      try {
        await look(live)
      } catch (error) {
        log.error({ err: error, session: live.record.id }, 'could not save an iteration by itself')
      }
    }
    isLooking = false
  }

  return {
    start(): void {
      stop ??= clock.every(LOOK_PERIOD_MS, () => void lookAtAll())
    },
    close(): void {
      stop?.()
      stop = null
    },
  }
}
