/** What a test file runs on: the shipped server in a process and a folder of its own, one Chromium, and devices in it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { z } from 'zod'
import type { newSessionSchema, Session } from '../../shared/api/sessions.ts'
import { type RunningServer, startServer, stopServer } from '../launch/server.ts'
import { launchChromium, VENUE_HOST } from './chromium.ts'
import { Complaints } from './complaints.ts'
import { DEVICES, type Device, type Language, LOCALES } from './devices.ts'
import { Wifi } from './wifi.ts'

export interface PageOptions {
  language?: Language
  /** Asks under a name that is not of this machine. */
  isVenue?: boolean
  /** What stands between the device and the server; nothing unless told. */
  wifi?: Wifi
}

export class House {
  readonly complaints = new Complaints()
  readonly #dataFolder = mkdtempSync(join(tmpdir(), 'tablee-e2e-'))
  readonly #contexts: BrowserContext[] = []
  readonly #wifis: Wifi[] = []
  #server: RunningServer | null = null
  #browser: Browser | null = null
  #port = '0'
  #programmeId: string | null = null

  async open(...args: string[]): Promise<void> {
    const [browser, server] = await Promise.all([launchChromium(), this.#start(...args)])
    this.#browser = browser
    this.#port = new URL(server.url).port
  }

  async #start(...args: string[]): Promise<RunningServer> {
    this.#server = await startServer({ DATA_DIR: join(this.#dataFolder, 'data'), PORT: this.#port }, ...args)
    return this.#server
  }

  /** The server goes down as told, and nothing answers. */
  async stopServer(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    await stopServer(this.#server!, signal)
  }

  /** The server is back, on the same port and folder. */
  async startServer(): Promise<void> {
    await this.#start()
  }

  /** A network for some of the devices, that can go away and come back. */
  async openWifi(): Promise<Wifi> {
    const wifi = new Wifi(Number(this.#port))
    this.#wifis.push(wifi)
    await wifi.open()
    return wifi
  }

  async closePages(): Promise<void> {
    await Promise.all(this.#contexts.splice(0).map((context) => context.close()))
    for (const wifi of this.#wifis.splice(0)) wifi.close()
  }

  async close(): Promise<void> {
    await this.closePages()
    await this.#browser?.close()
    this.#server?.child.kill('SIGKILL')
    rmSync(this.#dataFolder, { recursive: true, force: true, maxRetries: 5 })
  }

  origin({ isVenue = false, wifi }: PageOptions = {}): string {
    return `http://${isVenue ? VENUE_HOST : '127.0.0.1'}:${wifi?.port ?? this.#port}`
  }

  get facilitatorLink(): string {
    return `${this.origin()}/#facilitator=${this.#server!.facilitatorToken}`
  }

  /** A device that nobody has used yet, with an empty page. */
  async device(device: Device, options: PageOptions = {}): Promise<Page> {
    const context = await this.#browser!.newContext({
      ...DEVICES[device],
      locale: LOCALES[options.language ?? 'fr'],
      baseURL: this.origin(options),
      reducedMotion: 'reduce',
    })
    context.setDefaultTimeout(10_000)
    this.#contexts.push(context)
    this.complaints.watch(context, new URL(this.origin(options)).host)
    return context.newPage()
  }

  /** A facilitator's laptop (or other device), signed in already, with an empty page. */
  async facilitator(device: Device = 'laptop', options: PageOptions = {}): Promise<Page> {
    const page = await this.device(device, options)
    // Only the browser knows the venue's name.
    if (options.isVenue) {
      await page.goto(this.facilitatorLink.replace(this.origin(), this.origin(options)))
      await page.getByRole('heading', { level: 1 }).waitFor()
      return page
    }
    const answer = await page.request.post('/api/auth/facilitator', { data: { token: this.#server!.facilitatorToken } })
    if (!answer.ok()) throw new Error(`signing in: ${answer.status()}`)
    return page
  }

  /** A request as the facilitator. */
  async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${this.origin()}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${this.#server!.facilitatorToken}`,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }

  /** A session that is ready for people, with one board for the whole room unless told. */
  async newSession(part: Partial<z.input<typeof newSessionSchema>> = {}): Promise<Session & { joinCode: string }> {
    const programme = { title: 'Prendre soin 2026', question: QUESTION }
    this.#programmeId ??= (await this.ask<{ id: string }>('POST', '/api/programmes', programme)).id
    return this.ask('POST', '/api/sessions', {
      programmeId: this.#programmeId,
      title: 'Atelier 30 · groupe A',
      question: QUESTION,
      groups: [
        { name: 'Patients et aidants', color: 'blue', icon: 'heart' },
        { name: 'Professionnels de santé', color: 'green', icon: 'stethoscope' },
      ],
      tables: 0,
      boards: [{ title: 'Carte des besoins' }],
      ...part,
    })
  }
}

export const QUESTION = 'Comment aider chacun à prendre soin de sa santé au quotidien, avec ou sans numérique ?'

/** A house for one test file. After each test its pages are closed, and none of them may have complained. */
export function keepHouse(...args: string[]): House {
  const house = new House()
  beforeAll(() => house.open(...args))
  afterEach(async () => {
    await house.closePages()
    expect(house.complaints.take()).toEqual([])
  })
  afterAll(() => house.close())
  return house
}
