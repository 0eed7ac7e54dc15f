import pino, { type Logger } from 'pino'
import type { Config } from './config.ts'

/** JSON lines on stderr: stdout is for the operator to read. Secrets never reach it. */
export function createLog(level: Config['logLevel']): Logger {
  const secrets = ['token', 'cookie', 'authorization', 'reviewKey', 'code', 'joinCode', 'set-cookie']
  const redact = secrets.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`])
  return pino({ level, redact }, pino.destination({ dest: 2, sync: true }))
}
