/** Why a start failed, in one line for the operator; null for a fault of ours, which deserves its stack. */

import type { Config } from '../config.ts'
import { DamagedTokenError } from '../facilitatorToken.ts'
import { DataFolderInUseError, DataFolderNotWritableError, NewerDatabaseError } from '../storage/faults.ts'

export function startProblem(error: unknown, { host, port, dataDir }: Config): string | null {
  if (error instanceof NewerDatabaseError) {
    return `The data in ${dataDir} was made by a newer version of Tablée. Update Tablée, or choose another folder with DATA_DIR. Nothing was changed.`
  }
  if (error instanceof DataFolderInUseError) {
    return `Another Tablée is already running on ${dataDir}. Stop it, or choose another folder with DATA_DIR.`
  }
  if (error instanceof DataFolderNotWritableError) {
    return `The data folder ${dataDir} cannot be written${reasonOf(error.cause)}. Choose another with DATA_DIR, or change its rights.`
  }
  if (error instanceof DamagedTokenError) return error.message
  if (!isSystemError(error)) return null
  if (error.code === 'EADDRINUSE')
    return `Port ${port} is already in use. Choose another with PORT, for example PORT=${port + 1}.`
  if (error.code === 'EACCES' && error.syscall === 'listen') {
    return `Port ${port} may not be used by this account. Choose one above 1023 with PORT.`
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return `HOST is ${host}, which is no address of this machine. Leave it out to listen on all of them.`
  }
  if (error.code === 'ENOSPC' || error.code === 'SQLITE_FULL') return `The disk of ${dataDir} is full.`
  return null
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'

const reasonOf = (cause: unknown): string => (isSystemError(cause) ? ` (${cause.code})` : '')
