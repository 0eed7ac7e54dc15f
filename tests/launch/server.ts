/** Runs the server as an operator would, in a process of its own, on a free port and a folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
// @ts-expect-error plain JavaScript, because it runs on any Node before anything is installed
import { serverArguments } from '../../server/launch/serverProcess.mjs'

export interface RunningServer {
  child: ChildProcess
  /** The origin to ask on this machine. */
  url: string
  facilitatorToken: string
  stdout(): string
}

/** How a server is run: as it is shipped, or by what `npm start` runs, which sees to packages and builds first. */
const commands = {
  server: (args: string[]): string[] => serverArguments(args),
  launcher: (args: string[]): string[] => [
    fileURLToPath(new URL('../../server/launch/start.mjs', import.meta.url)),
    ...args,
  ],
}
type Command = keyof typeof commands

function spawnServer(command: Command, environment: NodeJS.ProcessEnv, args: string[]) {
  const child = spawn(process.execPath, commands[command](args), {
    env: { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', (bytes) => {
    said.stdout += bytes
  })
  child.stderr.on('data', (bytes) => {
    said.stderr += bytes
  })
  return { child, said }
}

/** Starts the server and waits until it says that it is ready. */
export const startServer = (environment: NodeJS.ProcessEnv, ...args: string[]): Promise<RunningServer> =>
  start('server', environment, args)

/** Starts it as `npm start` does. */
export const startByLauncher = (environment: NodeJS.ProcessEnv): Promise<RunningServer> =>
  start('launcher', environment, [])

async function start(command: Command, environment: NodeJS.ProcessEnv, args: string[]): Promise<RunningServer> {
  const { child, said } = spawnServer(command, environment, args)
  for (;;) {
    const line = /^Facilitator: (http:\/\/[^/]+)\/#facilitator=(\S+)$/m.exec(said.stdout)
    if (line !== null) return { child, url: line[1]!, facilitatorToken: line[2]!, stdout: () => said.stdout }
    if (child.exitCode !== null) throw new Error(`the server did not start: ${said.stderr}`)
    await Promise.race([once(child.stdout!, 'data'), once(child, 'exit')])
  }
}

/** Runs the server where it must refuse to start. */
export async function refusedStart(
  environment: NodeJS.ProcessEnv,
  command: Command = 'server',
): Promise<{ code: number; lines: string[] }> {
  const { child, said } = spawnServer(command, environment, [])
  const [code] = await once(child, 'close')
  return { code, lines: said.stderr.trim().split('\n') }
}

/** @returns exit code and how long it took. */
export async function stopServer(
  { child }: RunningServer,
  signal: NodeJS.Signals,
): Promise<{ code: number | null; tookMs: number }> {
  const from = performance.now()
  child.kill(signal)
  const [code] = await once(child, 'exit')
  return { code, tookMs: performance.now() - from }
}
