/** What a process uses, as the kernel counts it (Linux). */
import { readFileSync } from 'node:fs'

const CLOCK_TICKS_PER_SECOND = 100

export interface ProcessUsage {
  /** CPU time so far, all threads, ms. */
  cpuMs: number
  /** Resident memory, MB of 10^6 bytes. */
  memoryMb: number
}

export function processUsage(pid: number): ProcessUsage {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  const ticks = Number(fields[11]) + Number(fields[12])
  const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1])
  return { cpuMs: (ticks * 1000) / CLOCK_TICKS_PER_SECOND, memoryMb: (kilobytes * 1024) / 1e6 }
}
