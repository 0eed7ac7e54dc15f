/** Why a start failed, in one line for the operator; null for a fault of ours, which deserves its stack. */
import type { Config } from '../config.ts'
import { DamagedTokenError } from '../facilitatorToken.ts'
import { DataFolderInUseError, DataFolderNotWritableError, NewerDatabaseError } from '../storage/faults.ts'

type CodedError = NodeJS.ErrnoException & { code: string }

export function startProblem(error: unknown, config: Config): string | null {
  const { dataDir } = config
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
  if (!hasCode(error)) return null
  return error.code.startsWith('SQLITE_') ? databaseProblem(error.code, dataDir) : systemProblem(error, config)
}

/** @param code of SQLite, perhaps an extended one: SQLITE_READONLY_DIRECTORY says where SQLITE_READONLY only says what. */
function databaseProblem(code: string, dataDir: string): string | null {
  const is = (...names: string[]): boolean => names.some((name) => code === name || code.startsWith(`${name}_`))
  const database = `The database in ${dataDir}`
  const elsewhere = 'or choose another folder with DATA_DIR'
  if (is('SQLITE_NOTADB', 'SQLITE_CORRUPT'))
    return `${database} is damaged (${code}). Put a backup in its place, ${elsewhere}.`
  if (is('SQLITE_CANTOPEN'))
    return `${database} cannot be opened (${code}). Change the rights of its files, ${elsewhere}.`
  if (is('SQLITE_READONLY'))
    return `${database} cannot be written (${code}). Change the rights of its files, ${elsewhere}.`
  if (is('SQLITE_IOERR')) return `The disk of ${dataDir} cannot be read or written (${code}). Check it, ${elsewhere}.`
  return is('SQLITE_FULL') ? diskFull(dataDir) : null
}

function systemProblem({ code, syscall, path }: CodedError, { host, port, dataDir }: Config): string | null {
  if (code === 'EADDRINUSE')
    return `Port ${port} is already in use. Choose another with PORT, for example PORT=${port + 1}.`
  if (code === 'EACCES' && syscall === 'listen') {
    return `Port ${port} may not be used by this account. Choose one above 1023 with PORT.`
  }
  // Where the name servers do not answer, a name that nobody knows is "again", not "not found".
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return `HOST is ${host}, which is no address of this machine. Leave it out to listen on all of them.`
  }
  if ((code === 'EPERM' || code === 'EACCES') && path !== undefined) {
    return `${path} cannot be used by this account (${code}). Give the data folder to the account that runs Tablée.`
  }
  return code === 'ENOSPC' ? diskFull(dataDir) : null
}

const diskFull = (dataDir: string): string => `The disk of ${dataDir} is full.`

const hasCode = (error: unknown): error is CodedError =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'

const reasonOf = (cause: unknown): string => (hasCode(cause) ? ` (${cause.code})` : '')
