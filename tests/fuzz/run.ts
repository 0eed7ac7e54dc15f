/** `npm run fuzz -- --seeds N [--from S]`: runs seeds until one fails, over memory, every tenth over SQLite. */
import { parseArgs } from 'node:util'
import { runSeeds } from './runSeeds.ts'

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '200' }, from: { type: 'string', default: '0' } },
})
const failures = await runSeeds({
  from: Number(values.from),
  count: Number(values.seeds),
  report: (line) => process.stdout.write(`${line}\n`),
})
process.exit(failures === 0 ? 0 : 1)
