/** The floor: a bare WebSocket relay without any CRDT, guard, disk or ack. It joins all frames of 16 ms into one write for each
 *  socket. Child process of the bench: prints its port, ends with its parent. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { encodeFrame } from '../../server/sync/frame.ts'

const TICK_MS = 16
const server = createServer()
const webSockets = new WebSocketServer({ noServer: true })
const sockets = new Set<Duplex>()
let waiting: Buffer[] = []

server.on('upgrade', (request, socket, head) => {
  webSockets.handleUpgrade(request, socket, head, (ws) => {
    sockets.add(socket)
    // What a y-websocket client waits for: an empty step 2.
    ws.send(Uint8Array.of(0, 1, 2, 0, 0))
    ws.on('close', () => sockets.delete(socket))
    ws.on('message', (message: Buffer) => {
      const isUpdate = message[0] === 0 && message[1] === 2
      if (isUpdate || message[0] === 1) waiting.push(encodeFrame(message))
    })
  })
})
setInterval(() => {
  if (waiting.length === 0) return
  const joined = Buffer.concat(waiting)
  waiting = []
  for (const socket of sockets) socket.write(joined)
}, TICK_MS)
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.on('disconnect', () => process.exit(0))
