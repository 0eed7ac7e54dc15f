/** Builds client and server when what they are made of has changed since the last time. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LaunchError, root } from './project.mjs'

const COMMON = ['shared', 'package-lock.json', 'vite.config.ts', 'tsconfig.json']
const BUILDS = [
  { name: 'client', result: 'index.html', sources: ['client', ...COMMON], options: [] },
  // Bundled, because loading a thousand modules one by one takes seconds and 150 MB: docs/decisions/0005.
  { name: 'server', result: 'main.js', sources: ['server', ...COMMON], options: ['--ssr'] },
]

/** @param node path of the Node to build with. */
export function build(node) {
  for (const part of BUILDS) buildPart(node, part)
}

function buildPart(node, { name, result, sources, options }) {
  const stampFile = join(root, 'dist', `${name}.stamp`)
  const stamp = hashOf(sources.map((source) => join(root, source)))
  const isBuilt = existsSync(join(root, 'dist', name, result)) && existsSync(stampFile)
  if (isBuilt && readFileSync(stampFile, 'utf8') === stamp) return
  process.stdout.write(`Building the ${name} …\n`)
  // A build that is broken off must not pass for the one before it.
  rmSync(stampFile, { force: true })
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const { status } = spawnSync(node, [vite, 'build', '--logLevel', 'warn', ...options], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0) throw new LaunchError(`The ${name} could not be built: see above.`)
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
