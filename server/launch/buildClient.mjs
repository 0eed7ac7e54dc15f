/** Builds the client when what it is made of has changed since the last time. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LaunchError, root } from './project.mjs'

const SOURCES = ['client', 'shared', 'package-lock.json', 'vite.config.ts', 'tsconfig.json']
const stampFile = join(root, 'dist', 'client.stamp')

/** @param node path of the Node to build with. */
export function buildClient(node) {
  const stamp = hashOf(SOURCES.map((source) => join(root, source)))
  const isBuilt = existsSync(join(root, 'dist', 'client', 'index.html')) && existsSync(stampFile)
  if (isBuilt && readFileSync(stampFile, 'utf8') === stamp) return
  process.stdout.write('Building the client …\n')
  // A build that is broken off must not pass for the one before it.
  rmSync(stampFile, { force: true })
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const { status } = spawnSync(node, [vite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0) throw new LaunchError('The client could not be built: see above.')
  writeFileSync(stampFile, stamp)
}

function hashOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths) addTo(hash, path)
  return hash.digest('hex')
}

function addTo(hash, path) {
  if (!existsSync(path)) return
  const children = statSync(path).isDirectory() ? readdirSync(path).sort() : null
  hash.update(`${path}\0`)
  if (children === null) hash.update(readFileSync(path))
  else for (const child of children) addTo(hash, join(path, child))
}
