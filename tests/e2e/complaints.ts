/** What must not happen on any page, whatever a test is about: a fault, a line of error in the console, a violation of the
 *  security policy, a request to another host. */
import type { BrowserContext, Page } from 'playwright-core'

/** While a server is down on purpose, the browser says so in the console. */
export const NETWORK_AWAY = /net::ERR_|WebSocket connection to .* failed|WebSocket is closed/

export class Complaints {
  readonly #said: string[] = []
  #tolerated: RegExp[] = []

  watch(context: BrowserContext, ownHost: string): void {
    const isOurs = (url: string): boolean => {
      const { protocol, host } = new URL(url)
      return protocol === 'data:' || protocol === 'blob:' || host === ownHost
    }
    context.on('request', (request) => {
      if (!isOurs(request.url())) this.#said.push(`request to ${request.url()}`)
    })
    context.on('page', (page) => this.#watchPage(page, isOurs))
  }

  #watchPage(page: Page, isOurs: (url: string) => boolean): void {
    const where = (): string => new URL(page.url()).pathname
    page.on('pageerror', (error) => this.#said.push(`${where()} threw ${error.stack ?? error.message}`))
    // A broken content security policy is told here too.
    page.on('console', (message) => {
      if (message.type() === 'error' || /Content Security Policy|already imported/.test(message.text()))
        this.#said.push(`${where()} logged ${message.text()} (${message.location().url})`)
    })
    page.on('websocket', (socket) => {
      if (!isOurs(socket.url())) this.#said.push(`socket to ${socket.url()}`)
    })
  }

  /** Until the end of this test, such lines are expected. */
  tolerate(pattern: RegExp): void {
    this.#tolerated.push(pattern)
  }

  /** What was said and not tolerated since the last time. */
  take(): string[] {
    const found = this.#said.filter((line) => !this.#tolerated.some((pattern) => pattern.test(line)))
    this.#said.length = 0
    this.#tolerated = []
    return found
  }
}
