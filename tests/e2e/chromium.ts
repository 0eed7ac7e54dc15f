/** One Chromium for a test file. `npm test` says which in TABLEE_CHROMIUM; alone, a test takes the machine's. */
import { type Browser, chromium } from 'playwright-core'

// Plain JavaScript, which the compiler does not look into.
const { findChromium } = await import(new URL('../chromium/findChromium.mjs', import.meta.url).href)

/** A name that is not of this machine, so that plain http to it is no secure context: as on a venue's Wi-Fi. */
export const VENUE_HOST = 'tablee.test'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Pages that are not in front must go on as tablets that lie beside each other do.
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable',
  `--host-resolver-rules=MAP ${VENUE_HOST} 127.0.0.1`,
]

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.TABLEE_CHROMIUM ?? findChromium(), args: FLAGS })
