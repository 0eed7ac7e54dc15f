/** The door of the sync rooms: takes WebSocket upgrades under /sync, checks origin and token, brings the connection into
 *  its room. Refusals are made after the handshake, because a browser only learns a close code from an open socket. */
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { MAX_EARLY_BYTES, MAX_FRAME_BYTES } from '../../shared/limits.ts'
import { CLOSE_CODES, type CloseReason } from '../../shared/protocol/closeCodes.ts'
import { type DocName, parseDocName, SYNC_PATH } from '../../shared/protocol/docNames.ts'
import type { Log } from '../log.ts'
import { isOwnOrigin } from '../ownOrigin.ts'
import type { DocAccess, DocAuthority } from './access.ts'
import { CLOSE_GRACE_MS, Connection } from './connection.ts'
import { refusals } from './metrics.ts'
import type { Rooms } from './rooms.ts'

export interface SyncOptions {
  rooms: Rooms
  authority: DocAuthority
  /** Candidate tokens of a request's cookies, in the order in which they are tried. */
  tokensFromCookies: (cookieHeader: string | undefined, options: { as: 'participant' | null }) => string[]
  log: Log
  /** Believes X-Forwarded-Host; only behind a proxy that sets it. */
  trustProxy?: boolean
}

/** What may wait of a connection until its doc is loaded. */
const MAX_EARLY_MESSAGES = 1_000

export function attachSync(server: Server, options: SyncOptions): void {
  // One byte over the limit is refused with a code that the provider understands; ws itself only guards the memory.
  const webSockets = new WebSocketServer({ noServer: true, maxPayload: 2 * MAX_FRAME_BYTES, perMessageDeflate: false })
  options.rooms.watch(options.authority)
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // A reset during the handshake is the visitor's affair.
    socket.on('error', () => {})
    const url = URL.parse(request.url ?? '/', 'http://localhost')
    if (url === null || !url.pathname.startsWith(`${SYNC_PATH}/`)) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    webSockets.handleUpgrade(request, socket, head, (ws) => {
      const visitor = new Visitor(ws, socket)
      visitor.enter(request, url, options).catch((error: unknown) => {
        options.log.error({ err: error }, 'a connection could not be opened')
        visitor.refuse('try-again')
      })
    })
  })
}

/** A socket that is not yet in a room. Listens from the first moment, so that nothing is lost while the doc is loaded. */
class Visitor {
  readonly #ws: WebSocket
  readonly #socket: Duplex
  #connection: Connection | null = null
  #early: { bytes: Buffer; isBinary: boolean }[] = []
  #earlyBytes = 0
  #isGone = false

  constructor(ws: WebSocket, socket: Duplex) {
    this.#ws = ws
    this.#socket = socket
    ws.on('message', (data: RawData, isBinary: boolean) => this.#receive(data as Buffer, isBinary))
    // ws answers pings by itself; a flood of them is a flood all the same.
    ws.on('ping', () => this.#connection?.ping())
    ws.on('pong', () => this.#connection?.pong())
    // 'close' follows; ws has said goodbye with the code that fits the fault.
    ws.on('error', () => {})
    ws.on('close', () => {
      this.#isGone = true
      this.#connection?.ended()
    })
  }

  async enter(request: IncomingMessage, url: URL, options: SyncOptions): Promise<void> {
    const header = (name: string): string | undefined => request.headers[name]?.toString()
    const { trustProxy = false } = options
    if (isOwnOrigin(header, { trustProxy }) === false) return this.refuse('foreign-origin')
    const docName = docNameOf(url)
    if (docName === null) return this.refuse('unknown-doc')
    const authorized = await authorize(docName, { request, url, options })
    if (!authorized.ok) return this.refuse(authorized.reason)
    const room = await options.rooms.open(docName)
    const epoch = url.searchParams.get('epoch')
    if (epoch !== null && Number(epoch) !== room.epoch) return this.refuse('epoch-changed')
    if (this.#isGone) return
    if (room.isDiscarded) return this.refuse('try-again')
    const wantsAcks = url.searchParams.get('acks') === '1'
    this.#connection = new Connection(this.#ws, this.#socket, { access: authorized.access, wantsAcks })
    room.add(this.#connection)
    for (const { bytes, isBinary } of this.#early.splice(0)) this.#connection.receive(bytes, isBinary)
  }

  refuse(reason: CloseReason): void {
    this.#isGone = true
    this.#early = []
    refusals.inc({ reason })
    this.#ws.close(CLOSE_CODES[reason], reason)
    setTimeout(() => this.#ws.terminate(), CLOSE_GRACE_MS).unref()
  }

  #receive(bytes: Buffer, isBinary: boolean): void {
    if (this.#connection !== null) return this.#connection.receive(bytes, isBinary)
    if (this.#isGone) return
    this.#early.push({ bytes, isBinary })
    this.#earlyBytes += bytes.length
    if (this.#early.length > MAX_EARLY_MESSAGES || this.#earlyBytes > MAX_EARLY_BYTES) this.refuse('flood')
  }
}

function docNameOf(url: URL): DocName | null {
  const name = url.pathname.slice(SYNC_PATH.length + 1)
  return parseDocName(name) === null ? null : (name as DocName)
}

async function authorize(
  docName: DocName,
  { request, url, options }: { request: IncomingMessage; url: URL; options: SyncOptions },
): Promise<{ ok: true; access: DocAccess } | { ok: false; reason: CloseReason }> {
  const token = url.searchParams.get('token')
  const as = url.searchParams.get('as') === 'participant' ? 'participant' : null
  const candidates = token === null ? options.tokensFromCookies(request.headers.cookie, { as }) : [token]
  let refused: { ok: false; reason: CloseReason } = { ok: false, reason: 'not-signed-in' }
  for (const candidate of candidates) {
    const authorized = await options.authority.authorize(docName, candidate)
    if (authorized.ok) return authorized
    refused = authorized
  }
  return refused
}
