/** Behind a proxy: one check of the origin for commands and for the WebSocket door. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { attachSync } from '../../server/sync/upgrade.ts'
import { CLOSE_CODES } from '../../shared/protocol/closeCodes.ts'
import { SYNC_PATH, sessionDocName } from '../../shared/protocol/docNames.ts'
import { FACILITATOR_TOKEN, type House, openHouse } from './house.ts'

let house: House
const servers: Server[] = []
afterEach(async () => {
  await house.close()
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** @returns what becomes of a WebSocket that a page of salle.test opens, by the host that a proxy tells. */
async function openDoor(options: { trustProxy: boolean }): Promise<(forwardedHost: string) => Promise<number | 'in'>> {
  const { rooms, sessions } = house
  const server = createServer()
  servers.push(server)
  attachSync(server, {
    rooms,
    authority: sessions.authority,
    tokensFromCookies: () => [],
    log: sessions.log,
    ...options,
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const session = await house.newSession()
  const url = `ws://127.0.0.1:${port}${SYNC_PATH}/${sessionDocName(session.id)}?token=${FACILITATOR_TOKEN}`
  return (forwardedHost) => {
    const headers = { origin: 'https://salle.test', 'x-forwarded-host': forwardedHost }
    const socket = new WebSocket(url, { headers })
    return new Promise((resolve) => socket.on('close', resolve).on('message', () => resolve('in')))
  }
}

test('[HT4] a trusted proxy tells the WebSocket door, too, which host was asked for', async () => {
  house = openHouse()
  const knock = await openDoor({ trustProxy: true })
  expect(await knock('salle.test')).toBe('in')
  expect(await knock('salle.test, inner.test')).toBe('in')
  expect(await knock('other.test')).toBe(CLOSE_CODES['foreign-origin'])
})

test('[HT4] a proxy that nobody trusts tells the WebSocket door nothing', async () => {
  house = openHouse()
  const knock = await openDoor({ trustProxy: false })
  expect(await knock('salle.test')).toBe(CLOSE_CODES['foreign-origin'])
})
