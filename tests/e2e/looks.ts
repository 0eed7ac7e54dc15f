/** What a page must look like, whichever it is: accessible, within its screen, in one language. */
import { readdirSync, readFileSync } from 'node:fs'
import axe from 'axe-core'
import type { Locator, Page } from 'playwright-core'
import type { Language } from './devices.ts'

/** Violations of WCAG 2.2 AA and of axe's best practices, one line each, the serious ones first. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run({ resultTypes: ['violations'] }),
  )
  const order = ['critical', 'serious', 'moderate', 'minor']
  return violations
    .toSorted((a, b) => order.indexOf(a.impact ?? 'minor') - order.indexOf(b.impact ?? 'minor'))
    .map(({ id, impact, nodes }) => `${impact}: ${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
}

/** How far the page is wider than its screen, in CSS pixels. */
export const overflowX = (page: Page): Promise<number> =>
  page.evaluate(() => {
    // A phone's browser zooms out of a page that is too wide, so the screen counts, not the window.
    const { scrollWidth } = document.scrollingElement!
    return Math.max(scrollWidth, window.innerWidth) - window.screen.width
  })

/** Whether a person can see all of it and hit it, after scrolling up or down at most. */
export async function isWithinReach(button: Locator): Promise<boolean> {
  await button.scrollIntoViewIfNeeded()
  return button.evaluate((element) => {
    const { left, right, top, bottom, width, height } = element.getBoundingClientRect()
    const hit = document.elementFromPoint(left + width / 2, top + height / 2)
    const isWhole = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight
    return isWhole && height >= 44 && hit !== null && (element === hit || element.contains(hit))
  })
}

type Texts = { [key: string]: string | Texts }

const folder = new URL('../../client/i18n/', import.meta.url)

function textsOf(language: Language): [key: string, text: string][] {
  const flatten = (texts: Texts, path: string): [string, string][] =>
    Object.entries(texts).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[`${path}${key}`, value]] : flatten(value, `${path}${key}.`),
    )
  const files = readdirSync(new URL(`${language}/`, folder))
  return files.flatMap((file) => flatten(JSON.parse(readFileSync(new URL(`${language}/${file}`, folder), 'utf8')), ''))
}

/** Everything a person reads or hears on the page, but for what people themselves wrote. */
const wordsOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const words: string[] = [document.title]
    for (const element of document.body.querySelectorAll('*')) {
      for (const name of ['aria-label', 'aria-roledescription', 'title', 'placeholder', 'alt'])
        words.push(element.getAttribute(name) ?? '')
      for (const child of element.childNodes) if (child.nodeType === Node.TEXT_NODE) words.push(child.nodeValue ?? '')
    }
    return [...new Set(words.map((word) => word.trim()).filter((word) => word !== ''))]
  })

/** Texts on the page that are of the other language, or that are keys for which no text was found. */
export async function strayWords(page: Page, language: Language): Promise<string[]> {
  const own = textsOf(language)
  const other = textsOf(language === 'fr' ? 'en' : 'fr')
  const ownTexts = new Set(own.map(([, text]) => text))
  const foreign = new Set(other.map(([, text]) => text).filter((text) => !ownTexts.has(text)))
  // A plain word such as "open" may be a key and a text; what is written like one of ours is a key only.
  const keys = new Set([...own, ...other].map(([key]) => key).filter((key) => /[A-Z._]/.test(key)))
  return (await wordsOn(page)).filter((word) => foreign.has(word) || keys.has(word))
}
