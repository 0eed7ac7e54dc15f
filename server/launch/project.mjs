/** The project's folder, and how a launcher ends early. Like every .mjs here: plain JavaScript for any Node from 20 on,
 *  without packages, because it runs before anything is installed. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** What keeps a launcher from going on; its message is the one line that the operator reads. */
export class LaunchError extends Error {}

/** Runs a launcher; a LaunchError becomes one line and exit code 1. */
export async function launch(steps) {
  try {
    await steps()
  } catch (error) {
    if (!(error instanceof LaunchError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}

export function requireNode20() {
  const major = Number(process.versions.node.split('.')[0])
  if (major < 20) {
    throw new LaunchError(`Tablée needs Node 20 or later to start; this is ${process.version}. See https://nodejs.org`)
  }
}
