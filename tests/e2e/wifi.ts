/** A venue's Wi-Fi between devices and the server: a TCP relay that can fall silent, go away and come back. Chromium's own "offline"
 *  leaves open WebSockets alone, so it cannot tell what a person in a dead corner of the room sees. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

export class Wifi {
  readonly #sockets = new Set<Socket>()
  readonly #pipes = new Set<readonly [Socket, Socket]>()
  readonly #serverPort: number
  #server: Server
  #isAway = false
  port = 0

  constructor(serverPort: number) {
    this.#serverPort = serverPort
    this.#server = createServer((device) => this.#relay(device))
  }

  async open(): Promise<void> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    this.port = (this.#server.address() as AddressInfo).port
  }

  #relay(device: Socket): void {
    if (this.#isAway) return void device.resetAndDestroy()
    const server = connect(this.#serverPort, '127.0.0.1')
    for (const pipe of [
      [device, server],
      [server, device],
    ] as const) {
      const [from, to] = pipe
      this.#sockets.add(from)
      this.#pipes.add(pipe)
      from.pipe(to)
      from.on('error', () => to.destroy())
      from.on('close', () => {
        this.#sockets.delete(from)
        this.#pipes.delete(pipe)
        to.destroy()
      })
    }
  }

  /** Connections stand, and nothing comes through. */
  fallSilent(): void {
    for (const [from, to] of this.#pipes) from.unpipe(to).pause()
  }

  /** What waited comes through. */
  recover(): void {
    for (const [from, to] of this.#pipes) from.pipe(to)
  }

  /** Every connection is gone, and no new one comes about. */
  goAway(): void {
    this.#isAway = true
    for (const socket of this.#sockets) socket.resetAndDestroy()
  }

  comeBack(): void {
    this.#isAway = false
  }

  close(): void {
    this.goAway()
    this.#server.close()
  }
}
