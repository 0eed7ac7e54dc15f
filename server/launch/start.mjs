/** `npm start`: installs what is missing, builds client and server when they changed, then runs the server in the foreground. */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { build } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { launch, requireNode20 } from './project.mjs'
import { projectNode } from './projectNode.mjs'
import { serverArguments } from './serverProcess.mjs'

const SIGNALS = ['SIGINT', 'SIGTERM']

await launch(() => {
  requireNode20()
  ensureInstalled()
  const node = projectNode()
  build(node)
  const server = spawn(node, serverArguments(process.argv.slice(2)), { stdio: 'inherit' })
  // It is the server that stops in order; this process only waits for it.
  for (const signal of SIGNALS) process.on(signal, () => server.kill(signal))
  server.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
})
