/** Ends the server in order when it is asked to: nobody new, everybody told to come back, everything on disk. */
import type { Server } from 'node:http'
import type { Log } from '../log.ts'
import type { Checkpointer } from '../storage/checkpoint/checkpointer.ts'
import type { Storage } from '../storage/storage.ts'

/** Whatever is shown as saved is on disk long before; past this, checkpoints are left to the next start. */
const CHECKPOINT_PATIENCE_MS = 2_500
/** A process manager kills after a while; a laptop's owner waits less. */
const STOP_PATIENCE_MS = 4_500

export interface RunningParts {
  server: Server
  sessions: { close(): void }
  rooms: { close(): Promise<void> }
  checkpointer: Checkpointer
  storage: Storage
  log: Log
}

export function stopOnSignal(parts: RunningParts): void {
  let isStopping = false
  const onSignal = (): void => {
    // In a terminal Ctrl-C reaches this process twice: by itself and passed on by the launcher.
    if (isStopping) return
    isStopping = true
    setTimeout(() => process.exit(0), STOP_PATIENCE_MS).unref()
    stop(parts).then(
      () => process.exit(0),
      (err: unknown) => {
        parts.log.error({ err }, 'the server could not stop in order')
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  // The terminal was closed.
  process.on('SIGHUP', onSignal)
}

async function stop({ server, sessions, rooms, checkpointer, storage }: RunningParts): Promise<void> {
  server.close()
  sessions.close()
  await rooms.close()
  server.closeAllConnections()
  await Promise.race([checkpointer.close(), waitFor(CHECKPOINT_PATIENCE_MS)])
  await storage.close()
}

const waitFor = (delayMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, delayMs).unref())
