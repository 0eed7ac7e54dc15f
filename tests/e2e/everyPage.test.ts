/** Every page on every screen it is meant for: in reach, accessible, in the reader's language. */
import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { IterationWithKey } from '../../shared/api/iterations.ts'
import type { Session } from '../../shared/api/sessions.ts'
import type { Device, Language } from './devices.ts'
import { keepHouse } from './house.ts'
import { axeViolations, isWithinReach, overflowX, strayWords } from './looks.ts'

const house = keepHouse()
let session: Session & { joinCode: string }
let closed: Session & { joinCode: string }
let iteration: IterationWithKey

interface PageCase {
  who: 'facilitator' | 'participant' | 'anybody'
  path(): string
  devices: Device[]
  /** The room's screen follows the facilitator's own page, and a dead end has only a way out. */
  hasNoSwitch?: true
  /** What the page put into a field: it is the facilitator's own from then on, and stays when the language changes. */
  filledIn?: string[]
  /** The one act of the page, in both languages; none where one only reads. */
  act?: RegExp
}

const cases: Record<string, PageCase> = {
  'enter the code': {
    who: 'anybody',
    path: () => '/',
    devices: ['phone', 'tablet', 'laptop'],
    act: /^(Entrer|Enter)$/,
  },
  'who are you': {
    who: 'anybody',
    path: () => `/join#${session.joinCode}`,
    devices: ['phone', 'tablet'],
    act: /^(Rejoindre|Join)$/,
  },
  programmes: {
    who: 'facilitator',
    path: () => '/',
    devices: ['tablet', 'laptop'],
    act: /^(Nouvelle séance|New session)$/,
  },
  'new session': {
    who: 'facilitator',
    path: () => '/sessions/new',
    devices: ['tablet', 'laptop'],
    act: /^(Créer la séance|Create the session)$/,
    filledIn: ['Shared board'],
  },
  'leading a session': {
    who: 'facilitator',
    path: () => `/sessions/${session.id}`,
    devices: ['phone', 'tablet'],
    act: /^(Projeter|Project)$/,
  },
  projector: {
    who: 'facilitator',
    path: () => `/sessions/${session.id}/projector`,
    devices: ['tablet', 'projector'],
  },
  'a participant’s board': {
    who: 'participant',
    path: () => `/s/${session.id}`,
    devices: ['phone', 'tablet', 'projector'],
    act: /^(Écrire|Write|Envoyer|Send)$/,
  },
  'a facilitator’s board': {
    who: 'facilitator',
    path: () => `/sessions/${session.id}/boards/${session.boards[0]!.id}`,
    devices: ['tablet', 'laptop'],
    act: /^(Écrire|Write)$/,
  },
  'thanks at the end': {
    who: 'participant',
    path: () => `/s/${closed.id}`,
    devices: ['phone', 'tablet'],
    act: /^(Terminer|Finish|Done)$/,
  },
  review: {
    who: 'anybody',
    path: () => `/review/${iteration.id}#${iteration.reviewKey}`,
    devices: ['phone', 'tablet', 'projector'],
  },
  'nothing here': {
    who: 'anybody',
    path: () => '/nowhere',
    devices: ['phone'],
    act: /^(Aller à l’accueil|Go to the start)$/,
    hasNoSwitch: true,
  },
}

beforeAll(async () => {
  // Words that stand in no text of ours, so that what a page shows of them is not taken for one.
  const words = {
    title: 'Rencontre 7',
    tables: 3,
    groups: [{ name: 'Groupe alpha' }, { name: 'Groupe bêta' }],
    boards: [{ title: 'Mur' }],
  }
  session = await house.newSession(words)
  closed = await house.newSession(words)
  iteration = await house.ask('POST', `/api/sessions/${session.id}/iterations`, { note: 'Avant la pause' })
})

async function openPage({ who, path, act }: PageCase, device: Device, language: Language): Promise<Page> {
  const page = await (who === 'facilitator'
    ? house.facilitator(device, { language })
    : house.device(device, { language }))
  if (who === 'participant') await joinBoth(page)
  await page.goto(path())
  await (act ? actOn(page, act) : page.getByRole('heading').first()).waitFor()
  return page
}

/** Comes into the session that is on and into one that is over by now. */
async function joinBoth(page: Page): Promise<void> {
  for (const { id, joinCode } of [session, closed]) {
    await house.ask('POST', `/api/sessions/${id}/reopen`)
    await page.request.post('/api/join', { data: { code: joinCode, name: 'Zora' } })
  }
  await house.ask('POST', `/api/sessions/${closed.id}/close`)
}

const actOn = (page: Page, name: RegExp): Locator =>
  page.getByRole('main').getByRole('button', { name }).or(page.getByRole('link', { name })).last()

describe.each(Object.entries(cases))('the page «%s»', (_, page) => {
  it.each(page.devices)('fits a %s, with its act in reach, and axe finds nothing', async (device) => {
    const shown = await openPage(page, device, 'fr')
    if (page.act) expect(await isWithinReach(actOn(shown, page.act))).toBe(true)
    expect(await overflowX(shown)).toBeLessThanOrEqual(0)
    expect(await axeViolations(shown)).toEqual([])
  })

  it('[LG1] speaks one language, and the other one when asked', async () => {
    const shown = await openPage(page, page.devices.at(-1)!, 'en')
    await expect.poll(() => strayWords(shown, 'en')).toEqual([])
    if (page.hasNoSwitch) return
    await shown.getByRole('button', { name: 'FR Français' }).click()
    const isStray = (word: string): boolean => !page.filledIn?.includes(word)
    await expect.poll(async () => (await strayWords(shown, 'fr')).filter(isStray)).toEqual([])
    expect(await shown.locator('html').getAttribute('lang')).toBe('fr')
  })
})

it('[LG1] remembers the language that was chosen on screen', async () => {
  const page = await house.device('phone', { language: 'en' })
  await page.goto('/')
  await page.getByRole('heading', { name: 'Enter the workshop’s code' }).waitFor()
  await page.getByRole('button', { name: 'FR Français' }).tap()
  await page.reload()
  await page.getByRole('heading', { name: 'Entrez le code de l’atelier' }).waitFor()
})
