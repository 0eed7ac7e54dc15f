/** The secret that makes whoever bears it a facilitator, kept in the data folder for its owner's eyes only. */
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const TOKEN_BYTES = 32
const TOKEN_PATTERN = /^[\w-]{43}$/
const OWNER_ONLY = 0o600

/** The file does not hold a token; to read on with a made-up one would lock everybody out. */
export class DamagedTokenError extends Error {
  override name = 'DamagedTokenError'
}

const fileIn = (dataDir: string): string => join(dataDir, 'facilitator.token')

/** The token of this data folder, the same since its first start; null before that.
 *  @throws DamagedTokenError */
export function readFacilitatorToken(dataDir: string): string | null {
  const file = fileIn(dataDir)
  if (!existsSync(file)) return null
  const token = readFileSync(file, 'utf8').trim()
  if (!TOKEN_PATTERN.test(token)) {
    throw new DamagedTokenError(`${file} is damaged: remove it, and the next start makes a new facilitator link`)
  }
  // Whatever a backup or a careless copy made of the rights.
  if ((statSync(file).mode & 0o777) !== OWNER_ONLY) chmodSync(file, OWNER_ONLY)
  return token
}

/** Makes and keeps the token of a folder that has none. Whole or not at all, should the power fail meanwhile. */
export function makeFacilitatorToken(dataDir: string): string {
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  const file = fileIn(dataDir)
  const draft = `${file}.new`
  writeFileSync(draft, `${token}\n`, { mode: OWNER_ONLY, flush: true })
  renameSync(draft, file)
  return token
}
