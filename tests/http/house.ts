/** A whole server but for sockets: storage in memory, the real rooms, the real app. Requests go through app.request(). */
import { join } from 'node:path'
import { pino } from 'pino'
import { type App, createApp } from '../../server/http/app.ts'
import type { Clock } from '../../server/session/clock.ts'
import { createFacilitatorKey } from '../../server/session/credentials.ts'
import { createSessions, type Sessions } from '../../server/session/sessions.ts'
import { createMemoryStorage } from '../../server/storage/memory/memoryStorage.ts'
import type { Storage } from '../../server/storage/storage.ts'
import { createRooms, type Rooms } from '../../server/sync/rooms.ts'
import type { Joined, Session } from './answers.ts'

export const FACILITATOR_TOKEN = 'facilitator-token-of-the-tests-43-characters'

interface Answer {
  status: number
  headers: Headers
  /** Parsed JSON; null when the body is none. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they just asked for
  json: any
  bytes: Uint8Array
}
interface Call {
  token?: string | null
  body?: unknown
  raw?: string | Uint8Array<ArrayBuffer>
  headers?: Record<string, string>
}

export interface House {
  app: App
  rooms: Rooms
  sessions: Sessions
  storage: Storage
  call(method: string, path: string, call?: Call): Promise<Answer>
  /** As the facilitator, by bearer. Fails on an answer that is not 2xx. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they just asked for
  lead(method: string, path: string, body?: unknown): Promise<any>
  newSession(input?: object): Promise<Session>
  join(session: Session, input?: object): Promise<Joined>
  /** Another server over the same storage and rooms. */
  restart(): { sessions: Sessions }
  close(): Promise<void>
}

export function openHouse(options: { clock?: Clock; clientDir?: string; trustProxy?: boolean } = {}): House {
  const log = pino({ level: 'fatal' })
  const storage = createMemoryStorage()
  const rooms = createRooms({ docLog: storage.docs, requestCheckpoint: () => {}, log })
  const startSessions = (): Sessions =>
    createSessions({
      storage,
      docs: rooms,
      facilitatorKey: createFacilitatorKey(FACILITATOR_TOKEN, 'a-review-secret'),
      log,
      ...(options.clock ? { clock: options.clock } : {}),
    })
  const sessions = startSessions()
  const app = createApp({
    sessions,
    config: { host: '0.0.0.0', port: 8720, metricsPublic: false, trustProxy: options.trustProxy ?? false },
    clientDir: options.clientDir ?? join(import.meta.dirname, 'no-client'),
  })

  async function call(method: string, path: string, { token, body, raw, headers }: Call = {}): Promise<Answer> {
    const response = await app.request(path, {
      method,
      headers: {
        host: 'tablee.test',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(raw === undefined ? {} : { body: raw }),
    })
    const bytes = new Uint8Array(await response.arrayBuffer())
    const isJson = bytes.length > 0 && /json/.test(response.headers.get('content-type') ?? '')
    const json = isJson ? JSON.parse(new TextDecoder().decode(bytes)) : null
    return { status: response.status, headers: response.headers, json, bytes }
  }

  async function lead(method: string, path: string, body?: unknown): Promise<Answer['json']> {
    const answer = await call(method, path, { token: FACILITATOR_TOKEN, body })
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.json)}`)
    return answer.json
  }

  return {
    app,
    rooms,
    sessions,
    storage,
    call,
    lead,
    async newSession(input = {}) {
      const programme = await lead('POST', '/api/programmes', { title: 'Santé', question: 'Comment aider chacun ?' })
      return lead('POST', '/api/sessions', { programmeId: programme.id, title: 'Atelier', ...input })
    },
    async join(session, input = {}) {
      const answer = await call('POST', '/api/join', { body: { code: session.joinCode, ...input } })
      if (answer.status !== 201) throw new Error(`join: ${answer.status} ${JSON.stringify(answer.json)}`)
      return answer.json
    },
    restart: () => ({ sessions: startSessions() }),
    async close() {
      sessions.close()
      await rooms.close()
    },
  }
}
