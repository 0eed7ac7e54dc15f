/** `npm run crash -- --kills 200`: the kill test as often as asked for. Exits with 1 when anything was lost. */
import { parseArgs } from 'node:util'
import { killRounds } from './killRounds.ts'

const { values } = parseArgs({ options: { kills: { type: 'string', default: '20' } } })
let lost = 0
let promised = 0
for await (const result of killRounds(Number(values.kills))) {
  if (result.missing > 0 || result.integrity !== 'ok') lost++
  promised += result.promised
  process.stdout.write(
    `kill ${result.round}: ${result.promised} promised, ${result.missing} missing, ${result.integrity}\n`,
  )
}
process.stdout.write(`${promised} promised in all, ${lost} kills with a loss\n`)
process.exitCode = lost === 0 ? 0 : 1
