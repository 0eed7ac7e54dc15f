/** What a start says: where to go, on this machine and from the tablets. */
import qrcode from 'qrcode'
import type { Config } from '../config.ts'
import { localAddress, networkAddresses } from './networkAddresses.ts'

export interface DemoSession {
  title: string
  joinCode: string
}

/** @param demo the session that `npm run demo` made ready, or null.
 *  @param isTerminal whether colours are understood. */
export async function welcome(
  config: Config,
  { facilitatorToken, demo, isTerminal }: { facilitatorToken: string; demo: DemoSession | null; isTerminal: boolean },
): Promise<string> {
  const local = localAddress(config)
  const network = networkAddresses(config)
  const path = demo === null ? '/' : `/join#${demo.joinCode}`
  const lines = [
    '',
    'Tablée is ready.',
    '',
    `  On this machine   ${local}`,
    ...network.map((address, index) => `  ${index === 0 ? 'On the network' : '            or'}    ${address}`),
    `  Data folder       ${config.dataDir}`,
    '',
    `Facilitator: ${local}/#facilitator=${facilitatorToken}`,
    'Open it in a browser of this machine. Whoever has this link leads the room: keep it to yourself.',
    '',
  ]
  if (demo !== null) lines.push(`Demo session “${demo.title}”`, `Join: ${network[0] ?? local}${path}`, '')
  if (network[0] === undefined)
    return [...lines, 'Tablets cannot reach this machine: it has no network address.', ''].join('\n')
  const qr = await qrcode.toString(`${network[0]}${path}`, { type: 'utf8' })
  return [...lines, `Tablets: scan this, or open ${network[0]}`, isTerminal ? onWhite(qr) : qr, ''].join('\n')
}

/** Black on white in a dark terminal too: not every camera reads a code with its colours swapped. */
const onWhite = (qr: string): string =>
  qr
    .split('\n')
    .map((line) => `\x1b[30;107m${line}\x1b[0m`)
    .join('\n')
