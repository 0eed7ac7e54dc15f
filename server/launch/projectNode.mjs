/** The Node that runs the server: 24, brought along as the npm package `node`. better-sqlite3 crashes on older ones. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { LaunchError, root } from './project.mjs'

const MAJOR = 24
const folder = join(root, 'node_modules', 'node')
const binary = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** Path of a Node that is new enough. */
export function projectNode() {
  if (isNewEnough(binary)) return binary
  // npm was told not to run install scripts: this one only fetches the binary.
  if (existsSync(join(folder, 'installArchSpecificPackage.js'))) {
    process.stdout.write(`Fetching Node ${MAJOR} …\n`)
    spawnSync(process.execPath, ['installArchSpecificPackage.js'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    if (isNewEnough(binary)) return binary
  }
  if (Number(process.versions.node.split('.')[0]) >= MAJOR) return process.execPath
  throw new LaunchError(
    `Tablée runs on Node ${MAJOR}, which npm could not install here. Install Node ${MAJOR} (https://nodejs.org) and start again.`,
  )
}

function isNewEnough(path) {
  if (!existsSync(path)) return false
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' })
  return status === 0 && Number(/^v(\d+)\./.exec(stdout)?.[1]) >= MAJOR
}
