/** `npm run bench:board [-- --cards 2000,5000 --runs 3 --slow 4]`: one tablet in a real Chromium whose CPU is slowed, on the
 *  real server, panning and pinching by touch near and far, while 30 others move cards. Medians of the runs.
 *  To reach: ≥ 55 fps and p95 ≤ 20 ms. The lines "at rest" tell how much the machine itself
 *  trembles; "work" is the CPU time of the page's main thread for a frame, slowed as it is: below 16.7 there is room for 60 fps. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { boardDocName, SYNC_PATH } from '../../shared/protocol/docNames.ts'
import { launchChromium } from '../e2e/chromium.ts'
import { startServer, stopServer } from '../launch/server.ts'
import { type FrameFigures, framesDuring, Hand, watchFrames } from './board/frames.ts'
import { type Seat, seedRoom } from './seedRoom.ts'

const MOVERS = 30
const MEASURE_MS = 4_000

const { values: options } = parseArgs({
  options: {
    cards: { type: 'string', default: '2000,5000' },
    runs: { type: 'string', default: '3' },
    slow: { type: 'string', default: '4' },
  },
})
// Plain JavaScript, which the compiler does not look into.
const { build } = await import(new URL('../../server/launch/build.mjs', import.meta.url).href)
build(process.execPath)

const print = (line: string): void => void process.stdout.write(`${line}\n`)
print(`CPU slowed ${options.slow} times, ${MOVERS} people moving cards, medians of ${options.runs} runs`)
print(
  ['cards  what'.padEnd(28), ...['fps', 'p95 ms', 'longest', 'work ms'].map((column) => column.padStart(9))].join(''),
)
const browser = await launchChromium()
try {
  for (const cards of options.cards.split(',').map(Number)) {
    const runs: Map<string, FrameFigures>[] = []
    for (let run = 0; run < Number(options.runs); run++) runs.push(await measureBoard(browser, cards))
    for (const what of runs[0]!.keys()) {
      const figures = runs.map((run) => run.get(what)!)
      const middle = (field: keyof FrameFigures): string => median(figures.map((each) => each[field])).toFixed(1)
      print(
        `${`${cards}  ${what}`.padEnd(28)}${[middle('fps'), middle('p95Ms'), middle('longestMs'), middle('workMs')].map((cell) => cell.padStart(9)).join('')}`,
      )
    }
  }
} finally {
  await browser.close()
}

async function measureBoard(browser_: Browser, cardsPerBoard: number): Promise<Map<string, FrameFigures>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tablee-bench-'))
  const [self, ...others] = await seedRoom(dataDir, { people: MOVERS + 1, boards: 1, cardsPerBoard, seenClients: 40 })
  const server = await startServer({ DATA_DIR: dataDir })
  const movers = await startMovers(server.url, others)
  try {
    const context = await browser_.newContext({
      viewport: { width: 1180, height: 820 },
      hasTouch: true,
      baseURL: server.url,
    })
    await context.addCookies([
      { name: `tablee_participant_${self!.sessionId}`, value: self!.token, url: server.url, httpOnly: true },
    ])
    const page = await context.newPage()
    await page.goto(`/s/${self!.sessionId}`)
    const figures = await measurePage(page)
    await context.close()
    return figures
  } finally {
    movers.kill()
    await stopServer(server, 'SIGTERM')
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function measurePage(page: Page): Promise<Map<string, FrameFigures>> {
  const stage = page.locator('[data-stage]')
  await stage.waitFor()
  await page.waitForTimeout(2_000)
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: Number(options.slow) })
  await watchFrames(page)
  const hand = new Hand(cdp)
  const figures = new Map<string, FrameFigures>()
  const measure = async (what: string, act: () => Promise<void>): Promise<void> => {
    await page.waitForTimeout(1_000)
    figures.set(what, await framesDuring(page, cdp, act))
  }
  // From the whole board in, by the keys that bring it closer.
  await stage.focus()
  await measure('far, at rest', () => page.waitForTimeout(MEASURE_MS))
  await measure('far, pan', () => hand.pan(MEASURE_MS))
  await measure('far, pinch', () => hand.pinch(1.6, MEASURE_MS))
  await zoomTo(page, 0.55)
  await measure('between, pan', () => hand.pan(MEASURE_MS))
  await zoomTo(page, 1)
  await measure('near, at rest', () => page.waitForTimeout(MEASURE_MS))
  await measure('near, pan', () => hand.pan(MEASURE_MS))
  await measure('near, pinch', () => hand.pinch(1.5, MEASURE_MS))
  return figures
}

/** Comes closer, a key press at a time, until the board is shown at least at this scale. */
async function zoomTo(page: Page, zoom: number): Promise<void> {
  const shown = (): Promise<number> =>
    page.locator('[data-cards]').evaluate((element) => new DOMMatrix(getComputedStyle(element).transform).a)
  await page.keyboard.press('Home')
  await page.waitForTimeout(600)
  while ((await shown()) < zoom) {
    await page.keyboard.press('PageUp')
    await page.waitForTimeout(400)
  }
}

async function startMovers(url: string, seats: Seat[]): Promise<ChildProcess> {
  const origin = `${url.replace('http', 'ws')}${SYNC_PATH}`
  const urls = seats.map(({ boardId, token }) => `${origin}/${boardDocName(boardId)}?token=${token}`)
  const movers = fork(fileURLToPath(new URL('./board/movers.ts', import.meta.url)), urls)
  await once(movers, 'message')
  return movers
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
