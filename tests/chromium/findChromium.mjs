/** A Chromium for the browser tests: the machine's own, else one from its package manager, else one from npm. Plain
 *  JavaScript: runs before anything is installed. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { LaunchError } from '../../server/launch/project.mjs'
import { chromiumFromNpm } from './chromiumFromNpm.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const MAC = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const HOW =
  'The browser tests need Chromium, and none was found or could be fetched. Install it (Debian: apt-get install chromium; ' +
  'macOS: brew install --cask chromium), or set TABLEE_CHROMIUM to the path of a Chromium or Chrome.'

/** Path of a Chromium that runs. */
export function findChromium() {
  const chosen = process.env.TABLEE_CHROMIUM
  if (chosen !== undefined && chosen !== '') {
    if (runs(chosen)) return chosen
    throw new LaunchError(`TABLEE_CHROMIUM is ${chosen}, which is no Chromium that runs here.`)
  }
  const path = onThisMachine() ?? fromPackageManager() ?? chromiumFromNpm(runs)
  if (path === null) throw new LaunchError(HOW)
  return path
}

function onThisMachine() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const candidates = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...MAC]
  return candidates.find(runs) ?? null
}

/** Whether it says its version: Ubuntu's chromium-browser is a script that only tells one to install a snap. */
function runs(path) {
  if (!existsSync(path)) return false
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 30_000 })
  return status === 0 && /\d+\.\d+/.test(stdout)
}

/** Debian and its kin, when one may install there: as in a container of a CI. */
function fromPackageManager() {
  const isRoot = process.getuid?.() === 0
  if (!isRoot || spawnSync('apt-get', ['--version']).status !== 0) return null
  process.stdout.write('Installing Chromium with apt-get …\n')
  const options = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  spawnSync('apt-get', ['update', '-q'], options)
  spawnSync('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium'], options)
  return onThisMachine()
}
