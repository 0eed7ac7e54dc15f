import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { step1Message, updateMessage } from '../../client/sync/syncMessages.ts'
import { cardsOf } from '../../shared/board/boardDoc.ts'
import { newId } from '../../shared/ids.ts'
import { MAX_CONNECTIONS_PER_DOC_AND_PARTICIPANT, MAX_FRAME_BYTES } from '../../shared/limits.ts'
import { CLOSE_CODES, type CloseReason } from '../../shared/protocol/closeCodes.ts'
import { boardDocName, sessionDocName } from '../../shared/protocol/docNames.ts'
import { messageAwareness } from '../../shared/protocol/messages.ts'
import { newPerson, type SyncServer, startSyncServer, tokenOf } from '../sync/syncServer.ts'
import { any, forgeUpdate, text } from './forge.ts'
import { type Attacker, attack, expectUnharmed, fingerprint, leaveScene, type Scene, setScene } from './scene.ts'

let server: SyncServer
let scene: Scene
const sockets: { destroy(): void }[] = []
beforeEach(async () => {
  server = await startSyncServer()
  scene = await setScene(server)
})
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  leaveScene(scene)
  await server.stop()
  expect(server.errors).toEqual([])
})

async function expectClosed({ closed }: Attacker, reason: CloseReason): Promise<void> {
  const close = await closed
  expect(`${close.code} ${close.reason.split(':')[0]}`).toBe(`${CLOSE_CODES[reason]} ${reason}`)
}

// ── messages ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const messages: Record<string, Uint8Array> = {
  nothing: new Uint8Array(),
  'a type that does not exist': Uint8Array.of(99),
  'a type that only the server sends': Uint8Array.of(4, 1),
  'a sync message without a step': Uint8Array.of(0),
  'a step that does not exist': Uint8Array.of(0, 7, 0),
  'a length beyond the end': Uint8Array.of(0, 2, 200, 1, 1),
  'a length of 2^53': Uint8Array.of(0, 2, 255, 255, 255, 255, 255, 255, 255, 15),
  'bytes left over': Uint8Array.of(0, 2, 2, 0, 0, 1),
  'a number that never ends': new Uint8Array(64).fill(255),
  'a cut off state vector': Uint8Array.of(0, 0, 2, 5, 1),
}
test.each(Object.entries(messages))('[GD1] %s is malformed', async (_name, message) => {
  const before = await fingerprint(scene)
  const eve = await attack(scene)
  eve.send(message)
  await expectClosed(eve, 'malformed')
  expect(await fingerprint(scene)).toBe(before)
  await expectUnharmed(scene)
})

test('[GD1] a text frame is malformed', async () => {
  const eve = await attack(scene)
  eve.ws.send('hello')
  await expectClosed(eve, 'malformed')
  await expectUnharmed(scene)
})

test('[GD2] a frame over the limit is refused, a far larger one is not even read', async () => {
  const eve = await attack(scene)
  eve.send(updateMessage(new Uint8Array(MAX_FRAME_BYTES)))
  await expectClosed(eve, 'too-large')
  const mallory = await attack(scene)
  mallory.send(new Uint8Array(2 * MAX_FRAME_BYTES + 1))
  expect((await mallory.closed).code).toBe(1009)
  await expectUnharmed(scene)
})

// ── people ───────────────────────────────────────────────────────────────────────────────────────────────────────────

const move = ({ pos }: Scene): Uint8Array =>
  forgeUpdate([{ client: 77, structs: [{ content: any([9, 9]), origin: pos }] }])

test('[PM1] an observer who writes is closed', async () => {
  const before = await fingerprint(scene)
  const eve = await attack(scene, { role: 'observer' })
  eve.sendUpdate(move(scene))
  await expectClosed(eve, 'not-allowed')
  expect(await fingerprint(scene)).toBe(before)
  await expectUnharmed(scene)
})

test('[PM3] nobody writes on a locked board, nobody writes in a closed session', async () => {
  const before = await fingerprint(scene)
  server.situation.boardLocked = true
  const eve = await attack(scene)
  eve.sendUpdate(move(scene))
  await expectClosed(eve, 'locked')
  server.situation.boardLocked = false
  server.situation.sessionStatus = 'closed'
  const late = await attack(scene)
  late.sendUpdate(move(scene))
  await expectClosed(late, 'session-closed')
  server.situation.sessionStatus = 'open'
  expect(await fingerprint(scene)).toBe(before)
  await expectUnharmed(scene)
})

test('[PM2] nobody but the server writes in a session doc', async () => {
  const eve = await attack(scene, { docName: sessionDocName(newId()), role: 'facilitator' })
  eve.sendUpdate(forgeUpdate([{ client: 77, structs: [{ content: any(1), parent: 'session', key: 'title' }] }]))
  await expectClosed(eve, 'not-allowed')
  await expectUnharmed(scene)
})

test('[PM4] without a token, with a wrong one, from another site, to no doc: closed with its code', async () => {
  await expectClosed(await attack(scene, { token: null }), 'not-signed-in')
  await expectClosed(await attack(scene, { token: 'nonsense' }), 'not-signed-in')
  await expectClosed(await attack(scene, { origin: 'https://evil.example' }), 'foreign-origin')
  await expectClosed(await attack(scene, { origin: 'null' }), 'foreign-origin')
  await expectClosed(await attack(scene, { docName: 'board/short' }), 'unknown-doc')
  await expectClosed(await attack(scene, { docName: 'draft/0123456789abcdef' }), 'unknown-doc')
  await expectClosed(await attack(scene, { docName: `${scene.docName}/x` }), 'unknown-doc')
  await expectUnharmed(scene)
})

test('[EP1] an old copy is closed before it is uploaded', async () => {
  await expectClosed(await attack(scene, { query: 'epoch=0' }), 'epoch-changed')
  const copy = Y.encodeStateAsUpdate(scene.anna.doc)
  const rebuilt = boardDocName(scene.docName.slice('board/'.length))
  await server.rooms.rebuild(rebuilt, () => ({ doc: new Y.Doc(), bindings: [] }), { eraseHistory: true })
  const stale = await attack(scene)
  stale.sendUpdate(copy)
  await expectClosed(stale, 'epoch-changed')
  expect(await server.rooms.read(rebuilt, (doc) => cardsOf(doc).size)).toBe(0)
})

test('[GD3] who saw a clientID by presence cannot write in its name', async () => {
  const victim = new Y.Doc()
  const owner = await attack(scene)
  owner.send(presence([{ client: victim.clientID, clock: 1, state: '{}' }]))
  const eve = await attack(scene)
  // Eve hears of it, so the server has bound it by now.
  await new Promise<void>((resolve) =>
    eve.ws.on('message', (data) => (data as Buffer)[0] === messageAwareness && resolve()),
  )
  eve.sendUpdate(forgeUpdate([{ client: victim.clientID, structs: [{ content: text('x'), parent: scene.text }] }]))
  await expectClosed(eve, 'foreign-client')
  owner.sendUpdate(forgeUpdate([{ client: victim.clientID, structs: [{ content: text('y'), parent: scene.text }] }]))
  await expectUnharmed(scene)
  expect(owner.ws.readyState).toBe(WebSocket.OPEN)
  owner.ws.close()
})

// ── presence ─────────────────────────────────────────────────────────────────────────────────────────────────────────

function presence(entries: { client: number; clock: number; state: string }[]): Uint8Array {
  const body = encoding.createEncoder()
  encoding.writeVarUint(body, entries.length)
  for (const { client, clock, state } of entries) {
    encoding.writeVarUint(body, client)
    encoding.writeVarUint(body, clock)
    encoding.writeVarString(body, state)
  }
  const message = encoding.createEncoder()
  encoding.writeVarUint(message, messageAwareness)
  encoding.writeVarUint8Array(message, encoding.toUint8Array(body))
  return encoding.toUint8Array(message)
}

type Presence = (scene: Scene) => { client: number; clock: number; state: string }[]
const forged: Record<string, Presence> = {
  'in another’s name': ({ anna }) => [{ client: anna.doc.clientID, clock: 1_000, state: '{}' }],
  'another’s leaving': ({ anna }) => [{ client: anna.doc.clientID, clock: 1_000, state: 'null' }],
  'with a huge clock': () => [{ client: 77, clock: 2 ** 50, state: '{}' }],
  'that is no JSON': () => [{ client: 77, clock: 1, state: '{' }],
  'that is a list': () => [{ client: 77, clock: 1, state: '[]' }],
  'that is a number': () => [{ client: 77, clock: 1, state: '7' }],
  'that is nested deep': () => [{ client: 77, clock: 1, state: '['.repeat(30_000) + ']'.repeat(30_000) }],
  'that is large': () => [{ client: 77, clock: 1, state: JSON.stringify({ user: 'x'.repeat(70_000) }) }],
}
test.each(Object.entries(forged))('[PR1] presence %s is refused', async (_name, entries) => {
  const eve = await attack(scene)
  eve.send(presence(entries(scene)))
  await expectClosed(eve, 'forged-presence')
  await expectUnharmed(scene)
})

test('[PR1] of presence for many clientIDs only the first is heard of', async () => {
  const eve = await attack(scene)
  eve.send(presence(Array.from({ length: 5_000 }, (_, client) => ({ client: 77 + client, clock: 1, state: '{}' }))))
  const { awareness } = scene.anna.provider
  await new Promise<void>((resolve) => awareness.on('change', () => awareness.getStates().has(77) && resolve()))
  const heard = [...awareness.getStates().keys()].filter((client) => client >= 77 && client < 77 + 5_000)
  expect(heard).toEqual([77])
  eve.ws.close()
})

test('[PR1] presence that is cut off, or over the limit', async () => {
  const cut = await attack(scene)
  cut.send(presence([{ client: 1, clock: 1, state: '{}' }]).map((byte, index) => (index === 2 ? 9 : byte)))
  await expectClosed(cut, 'malformed')
  const large = await attack(scene)
  large.send(presence([{ client: 77, clock: 1, state: 'x'.repeat(1_100_000) }]))
  await expectClosed(large, 'too-large')
  await expectUnharmed(scene)
})

test('[PR2] a __proto__ in presence reaches nobody', async () => {
  const eve = await attack(scene)
  eve.send(presence([{ client: 77, clock: 1, state: '{"__proto__":{"x":1},"cursor":[1,2],"participant":"somebody"}' }]))
  const { awareness } = scene.anna.provider
  await new Promise<void>((resolve) => awareness.on('change', () => awareness.getStates().has(77) && resolve()))
  expect(awareness.getStates().get(77)).toEqual({ participant: eve.person, cursor: [1, 2] })
  eve.ws.close()
})

// ── floods ───────────────────────────────────────────────────────────────────────────────────────────────────────────

test('[FL1] a flood of messages, of bytes, of questions, of pings', async () => {
  const messages = await attack(scene)
  for (let sent = 0; sent < 8_000; sent++) messages.send(Uint8Array.of(0, 2, 2, 0, 0))
  await expectClosed(messages, 'flood')
  const bytes = await attack(scene)
  for (let sent = 0; sent < 5; sent++) bytes.send(new Uint8Array(7 * 1024 * 1024).fill(3))
  expect([CLOSE_CODES.flood, CLOSE_CODES.malformed]).toContain((await bytes.closed).code)
  const questions = await attack(scene)
  for (let sent = 0; sent < 8_000; sent++) questions.send(step1Message(new Y.Doc()))
  await expectClosed(questions, 'flood')
  const pings = await attack(scene)
  for (let sent = 0; sent < 8_000; sent++) pings.ws.ping()
  // Faster than its answers can be written, ws itself cuts the socket: 1006.
  expect([CLOSE_CODES.flood, 1006]).toContain((await pings.closed).code)
  await expectUnharmed(scene)
})

test('[FL2] one person has a bounded number of connections to a doc: one more is turned away', async () => {
  const person = newPerson()
  const others: Attacker[] = []
  for (let index = 0; index < MAX_CONNECTIONS_PER_DOC_AND_PARTICIPANT; index++)
    others.push(await attack(scene, { person }))
  const last = await attack(scene, { person })
  await expectClosed(last, 'flood')
  expect(others.every(({ ws }) => ws.readyState === WebSocket.OPEN)).toBe(true)
  for (const { ws } of others) ws.terminate()
  await expectUnharmed(scene)
})

// ── sockets ──────────────────────────────────────────────────────────────────────────────────────────────────────────

function rawSocket(): Socket {
  const socket = connect(server.port, '127.0.0.1')
  socket.on('error', () => {})
  sockets.push(socket)
  return socket
}

function upgraded(change: Record<string, string> = {}): Promise<Socket> {
  const socket = rawSocket()
  const headers = {
    Host: `127.0.0.1:${server.port}`,
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
    ...change,
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  socket.write(`GET /sync/${scene.docName}?token=${tokenOf(newPerson())} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
  return new Promise((resolve) => socket.once('data', () => resolve(socket)))
}

const ended = (socket: Socket): Promise<void> => new Promise((resolve) => socket.on('close', () => resolve()))

test('[FL3] frames that break the WebSocket protocol end their socket', async () => {
  const frames: Record<string, Buffer> = {
    unmasked: Buffer.of(0x82, 2, 0, 0),
    'with a reserved bit': Buffer.of(0xc2, 0x80, 0, 0, 0, 0),
    'with an opcode that does not exist': Buffer.of(0x8b, 0x80, 0, 0, 0, 0),
    'a continuation of nothing': Buffer.of(0x80, 0x80, 0, 0, 0, 0),
    'a ping of 200 bytes': Buffer.of(0x89, 0xfe, 0, 200, 0, 0, 0, 0),
    'a length of 2^62': Buffer.of(0x82, 0xff, 0x40, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
  }
  for (const frame of Object.values(frames)) {
    const socket = await upgraded()
    const end = ended(socket)
    socket.resume()
    socket.write(frame)
    await end
  }
  await expectUnharmed(scene)
})

test('[FL3] 100,000 fragments of nothing end their socket', async () => {
  const socket = await upgraded()
  const end = ended(socket)
  socket.resume()
  socket.write(Buffer.of(0x02, 0x80, 0, 0, 0, 0))
  const fragment = Buffer.of(0x00, 0x80, 0, 0, 0, 0)
  socket.write(Buffer.concat(Array.from({ length: 100_000 }, () => fragment)))
  await end
  await expectUnharmed(scene)
})

test('[FL3] half a handshake, half a frame, half a closing harm nobody', async () => {
  rawSocket().write('GET /sync/board HTTP/1.1\r\nUpgrade: websocket\r\n')
  ;(await upgraded()).write(Buffer.of(0x82, 0xff, 0, 0, 0, 0, 0, 0x7f, 0, 0, 1, 2, 3, 4, 5))
  ;(await upgraded()).end()
  ;(await upgraded()).resetAndDestroy()
  await upgraded({ 'Sec-WebSocket-Extensions': 'permessage-deflate' })
  await expectUnharmed(scene)
})

test('[FL4] a refused visitor that does not hang up is hung up on', async () => {
  const socket = rawSocket()
  socket.write(
    `GET /sync/${scene.docName} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`,
  )
  socket.resume()
  await ended(socket)
  await expectUnharmed(scene)
})
