/** The screens that Tablée is looked at on. */
import type { BrowserContextOptions } from 'playwright-core'

export const DEVICES = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  tablet: { viewport: { width: 1180, height: 820 }, hasTouch: true, isMobile: true },
  laptop: { viewport: { width: 1440, height: 900 } },
  projector: { viewport: { width: 1920, height: 1080 } },
} as const satisfies Record<string, BrowserContextOptions>

export type Device = keyof typeof DEVICES

export const LOCALES = { fr: 'fr-FR', en: 'en-GB' } as const
export type Language = keyof typeof LOCALES
