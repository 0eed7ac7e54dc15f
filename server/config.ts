/** What the operator may set, by environment variables. Anything else that varies belongs in shared/limits.ts. */
import { resolve } from 'node:path'
import { z } from 'zod'

const flag = z.enum(['true', 'false', '1', '0']).transform((value) => value === 'true' || value === '1')

const environmentSchema = z.object({
  /** 0 lets the system choose. */
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.number().max(65_535))
    .default(8700),
  HOST: z.string().trim().default('0.0.0.0'),
  DATA_DIR: z
    .string()
    .default('./data')
    .transform((path) => resolve(path)),
  /** Whether /metrics answers to others than this machine. */
  METRICS_PUBLIC: flag.default(false),
  /** Believes X-Forwarded-Host: only behind a proxy that sets it. */
  TRUST_PROXY: flag.default(false),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
})

const EXPECTED: Record<keyof z.input<typeof environmentSchema>, string> = {
  PORT: 'a number from 0 to 65535',
  HOST: 'an address of this machine',
  DATA_DIR: 'a folder',
  METRICS_PUBLIC: 'true or false',
  TRUST_PROXY: 'true or false',
  LOG_LEVEL: 'fatal, error, warn, info, debug, trace or silent',
}

export interface Config {
  port: number
  host: string
  /** Absolute. */
  dataDir: string
  metricsPublic: boolean
  trustProxy: boolean
  logLevel: z.output<typeof environmentSchema>['LOG_LEVEL']
}

/** Reads the environment; a variable that is empty counts as not set.
 *  @returns one line that names the first bad value and says what is expected. */
export function readConfig(
  environment: NodeJS.ProcessEnv,
): { ok: true; config: Config } | { ok: false; problem: string } {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = environmentSchema.safeParse(set)
  if (!parsed.success) {
    const name = parsed.error.issues[0]!.path[0] as keyof typeof EXPECTED
    return { ok: false, problem: `${name} must be ${EXPECTED[name]}, not ${JSON.stringify(environment[name])}` }
  }
  const { data } = parsed
  return {
    ok: true,
    config: {
      port: data.PORT,
      host: data.HOST,
      dataDir: data.DATA_DIR,
      metricsPublic: data.METRICS_PUBLIC,
      trustProxy: data.TRUST_PROXY,
      logLevel: data.LOG_LEVEL,
    },
  }
}
