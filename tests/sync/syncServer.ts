/** A sync server on a loopback port with everybody's tokens made up: "<participantId>:<role>". */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createMemoryStorage } from '../../server/storage/memory/memoryStorage.ts'
import type { Storage } from '../../server/storage/storage.ts'
import type { DocAuthority } from '../../server/sync/access.ts'
import { createRooms, type Rooms } from '../../server/sync/rooms.ts'
import { attachSync } from '../../server/sync/upgrade.ts'
import { newId } from '../../shared/ids.ts'
import { boardEditRefusal, type Role } from '../../shared/permissions.ts'

export interface SyncServer {
  /** `ws://127.0.0.1:<port>/sync` */
  url: string
  port: number
  rooms: Rooms
  storage: Storage
  /** What the boards' situation is now. */
  situation: { sessionStatus: 'open' | 'closed'; boardLocked: boolean }
  errors: unknown[]
  stop(): Promise<void>
}

export const tokenOf = (participant: string, role: Role = 'participant'): string => `${participant}:${role}`
export const newPerson = (): string => newId()

export async function startSyncServer(storage: Storage = createMemoryStorage()): Promise<SyncServer> {
  const situation: SyncServer['situation'] = { sessionStatus: 'open', boardLocked: false }
  const errors: unknown[] = []
  const log = { error: (details: object) => errors.push(details) }
  const rooms = createRooms({ docLog: storage.docs, requestCheckpoint: () => {}, log })
  const authority: DocAuthority = {
    async authorize(_docName, token) {
      const [participant, role] = token?.split(':') ?? []
      if (!participant || !role) return { ok: false, reason: 'not-signed-in' }
      const access = {
        participant,
        role: role as Role,
        editRefusal: () => boardEditRefusal({ role: role as Role, ...situation }),
      }
      return { ok: true, access }
    },
    connectionOpened() {},
    connectionClosed() {},
  }
  const server = createServer()
  attachSync(server, { rooms, authority, tokensFromCookies: () => [], log })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `ws://127.0.0.1:${port}/sync`,
    port,
    rooms,
    storage,
    situation,
    errors,
    async stop() {
      await rooms.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
