/** Brings node_modules in line with package-lock.json. Used by npm start and npm test. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LaunchError, root } from './project.mjs'

export function ensureInstalled() {
  if (isInstalled()) return
  process.stdout.write('Installing packages; this takes a minute or so, and only the first time …\n')
  // Vite and the pinned Node are dev and optional dependencies: an operator's settings must not leave them out.
  const include = ['--include=dev', '--include=optional']
  const exact = runNpm(['ci', ...include], { stdio: ['ignore', 'inherit', 'pipe'] })
  if (exact.status === 0) return
  if (exact.error !== undefined) {
    throw new LaunchError(
      `The packages could not be installed: npm was not found (${exact.error.code}). It comes with Node.`,
    )
  }
  // No lock, or one that lacks the binaries of this platform because it was written on another: npm ci refuses both,
  // npm install keeps to what the lock does say. It must not rewrite it: a clone stays as it was cloned.
  const isLockAtFault = exact.stderr.includes('EUSAGE')
  if (!isLockAtFault) process.stderr.write(exact.stderr)
  if (!isLockAtFault || runNpm(['install', '--no-save', ...include]).status !== 0) {
    throw new LaunchError('The packages could not be installed: see what npm says above.')
  }
}

/** Runs npm with its output on the terminal. */
export function runNpm(args, options = {}) {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error']
  // Within an npm script npm says where it is; PATH need not have it.
  const script = process.env.npm_execpath
  const isJavaScript = script !== undefined && /npm-cli\.c?js$/.test(script)
  const [command, first] = isJavaScript ? [process.execPath, [script]] : ['npm', []]
  return spawnSync(command, [...first, ...args, ...quiet], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    encoding: 'utf8',
    // npm is a .cmd file on Windows, which only a shell can run.
    shell: process.platform === 'win32' && !isJavaScript,
    ...options,
  })
}

/** Whether npm's own record of what it installed says the same as the lock. npm writes it last, so that an install that
 *  was broken off does not count. */
function isInstalled() {
  const wanted = readPackages(join(root, 'package-lock.json'))
  const found = readPackages(join(root, 'node_modules', '.package-lock.json'))
  if (found === null) return false
  if (wanted === null) return true
  const isSame = ([path, { version, optional }]) =>
    wanted[path] === undefined ? optional === true : wanted[path].version === version
  const isThere = ([path, { optional, devOptional }]) => path === '' || optional || devOptional || path in found
  return Object.entries(found).every(isSame) && Object.entries(wanted).every(isThere)
}

function readPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null
}
