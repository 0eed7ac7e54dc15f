/** A process under load and what it uses, as the kernel counts it. */
import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const CLOCK_TICKS_PER_SECOND = 100

export interface Usage {
  /** CPU time so far, ms. */
  cpuMs: number
  /** Resident memory, MB of 10^6 bytes. */
  memoryMb: number
}

export class ServerUnderLoad<Ready extends object> {
  readonly ready: Ready
  readonly #child: ChildProcess

  private constructor(child: ChildProcess, ready: Ready) {
    this.#child = child
    this.ready = ready
  }

  /** Starts a script of this folder and waits for its first message. */
  static start<Ready extends object>(script: string, args: string[]): Promise<ServerUnderLoad<Ready>> {
    const child = fork(fileURLToPath(new URL(script, import.meta.url)), args, {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    return new Promise((resolve, reject) => {
      child.once('message', (ready) => resolve(new ServerUnderLoad(child, ready as Ready)))
      child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)))
    })
  }

  usage(): Usage {
    const fields = readFileSync(`/proc/${this.#child.pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    const ticks = Number(fields[11]) + Number(fields[12])
    const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8')
    const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(status)![1])
    return { cpuMs: (ticks * 1000) / CLOCK_TICKS_PER_SECOND, memoryMb: (kilobytes * 1024) / 1e6 }
  }

  async stop(): Promise<void> {
    const gone = new Promise((resolve) => this.#child.once('exit', resolve))
    this.#child.disconnect()
    await gone
  }
}
