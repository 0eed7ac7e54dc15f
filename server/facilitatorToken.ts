/** The secret that makes whoever bears it a facilitator, kept in the data folder for its owner's eyes only. */
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const TOKEN_BYTES = 32
const TOKEN_PATTERN = /^[\w-]{43}$/

/** The file does not hold a token; to read on with a made-up one would lock everybody out. */
export class DamagedTokenError extends Error {
  override name = 'DamagedTokenError'
}

/** The token of this data folder, made on the first start and the same ever after.
 *  @throws DamagedTokenError */
export function facilitatorToken(dataDir: string): string {
  const file = join(dataDir, 'facilitator.token')
  if (!existsSync(file)) writeToken(file, randomBytes(TOKEN_BYTES).toString('base64url'))
  // Whatever a backup or a careless copy made of the rights.
  chmodSync(file, 0o600)
  const token = readFileSync(file, 'utf8').trim()
  if (!TOKEN_PATTERN.test(token)) {
    throw new DamagedTokenError(`${file} is damaged: remove it, and the next start makes a new facilitator link`)
  }
  return token
}

/** Whole or not at all, should the power fail meanwhile. */
function writeToken(file: string, token: string): void {
  const draft = `${file}.new`
  writeFileSync(draft, `${token}\n`, { mode: 0o600, flush: true })
  renameSync(draft, file)
}
