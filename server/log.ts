/** The server's log: JSON lines on stderr, because stdout is for the operator to read. */
import pino, { type DestinationStream, type Logger } from 'pino'
import type { Config } from './config.ts'

/** What the server's parts may log. A fault goes under `err`: pino tells its stack, code and cause under that key only. */
export interface Log {
  error(details: { err: unknown; [fact: string]: unknown }, message: string): void
}

/** Exact paths: `*.code` would hide the code of an error, too. */
const SECRETS = ['token', 'joinCode', 'reviewKey', 'headers.authorization', 'headers.cookie', 'headers["set-cookie"]']

/** @param to stderr when left out. */
export const createLog = (
  level: Config['logLevel'],
  to: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Logger => pino({ level, redact: SECRETS }, to)
