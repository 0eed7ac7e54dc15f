/** The README's pictures, from the demo session with people in it: `node tests/e2e/screenshots.ts` on a built tree. */
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import type { IterationWithKey } from '../../shared/api/iterations.ts'
import type { Session, SessionSummary } from '../../shared/api/sessions.ts'
import { cardWith, isSaved, joinAs, middleOf, startCard } from './boardPage.ts'
import { House } from './house.ts'

const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url))
const NAMES = ['Amina', 'Bruno', 'Chloé', 'Denis', 'Élodie', 'Farid', 'Gisèle', 'Hugo']

type OpenSession = Session & { joinCode: string }

async function takeAll(house: House): Promise<void> {
  const { sessions } = await house.ask<{ sessions: SessionSummary[] }>('GET', '/api/sessions')
  const session = await house.ask<OpenSession>('GET', `/api/sessions/${sessions[0]!.id}`)
  const { iterations } = await house.ask<{ iterations: IterationWithKey[] }>(
    'GET',
    `/api/sessions/${session.id}/iterations`,
  )
  await takeJoin(house, session)
  for (const [index, name] of NAMES.entries()) await joinAs(house, session, { name, groupId: groupOf(session, index) })
  await takeBoard(house, session)
  await takePhone(house, session)
  await takeFacilitator(house, session)
  await takeReview(house, iterations.at(-1)!)
}

const groupOf = ({ groups }: OpenSession, index: number): string => groups[index % groups.length]!.id

/** Fonts and motion at rest, then the picture. */
async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await page.mouse.move(0, 0)
  await page.screenshot({ path: `${folder}${name}.png`, animations: 'disabled' })
}

async function takeJoin(house: House, session: OpenSession): Promise<void> {
  const phone = await house.device('phone')
  await phone.goto(`/join#${session.joinCode}`)
  await phone.getByLabel('Votre prénom ou un pseudonyme').fill('Loutre bleue')
  await phone.getByText(session.groups[3]!.name).tap()
  await take(phone, 'join-phone-fr')
}

/** A table at work: one writes, one looks on, a third carries a card. */
async function takeBoard(house: House, session: OpenSession): Promise<void> {
  const plenary = session.boards.find(({ tableId }) => tableId === null)!
  const at = async (name: string, index: number, device: 'tablet' | 'laptop'): Promise<Page> => {
    const page = await joinAs(house, session, { name, device, groupId: groupOf(session, index) })
    await page.getByRole('button', { name: /changer de tableau/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: plenary.title }).click()
    await page.locator('[data-card]').first().waitFor()
    return page
  }
  const tablet = await at('Solène', 3, 'tablet')
  const other = await at('Marc', 2, 'laptop')
  const third = await at('Lucie', 0, 'laptop')
  const [x, y] = await middleOf(cardWith(other, 'Expliquer un remboursement'))
  await other.mouse.move(x, y)
  await other.mouse.down()
  await other.mouse.move(x + 30, y + 60, { steps: 5 })
  await third.mouse.move(620, 420, { steps: 3 })
  await tablet.getByText('Marc').waitFor({ state: 'attached' })
  await cardWith(tablet, 'Regarder la personne').tap()
  await take(tablet, 'board-tablet-fr')
  await other.mouse.up()
  await tablet.touchscreen.tap(900, 700)
  await startCard(tablet, 'Être rappelé quand on a raccroché')
  await isSaved(tablet)
  await take(tablet, 'writing-tablet-fr')
  await tablet.getByRole('button', { name: 'Terminé' }).tap()
}

async function takePhone(house: House, session: OpenSession): Promise<void> {
  const phone = await joinAs(house, session, { name: 'Yasmine', device: 'phone', groupId: groupOf(session, 3) })
  await phone.getByRole('textbox', { name: 'Votre carte' }).fill('Me rappeler mes médicaments, sans m’infantiliser')
  await phone.getByRole('button', { name: 'Envoyer' }).tap()
  await phone.getByRole('button').filter({ hasText: 'Me rappeler mes médicaments' }).waitFor()
  await isSaved(phone)
  await take(phone, 'writing-phone-fr')
}

async function takeFacilitator(house: House, session: OpenSession): Promise<void> {
  const laptop = await house.facilitator('laptop')
  await laptop.goto(`/sessions/${session.id}`)
  await laptop.getByRole('heading', { name: 'Tableaux' }).waitFor()
  await laptop.getByText('Voir les noms').waitFor()
  await take(laptop, 'facilitator-session-fr')
  const projector = await house.facilitator('projector', { isVenue: true })
  await projector.goto(`/sessions/${session.id}/projector`)
  await projector.getByRole('img', { name: /^QR code/ }).waitFor()
  await take(projector, 'projector-fr')
}

async function takeReview(house: House, iteration: IterationWithKey): Promise<void> {
  const tablet = await house.device('tablet')
  // A little smaller than a tablet: the picture stays light in the repository.
  await tablet.setViewportSize({ width: 1080, height: 720 })
  await tablet.goto(`/review/${iteration.id}#${iteration.reviewKey}`)
  await tablet.getByText('Identique à ce qui a été enregistré').waitFor()
  await tablet.locator('[data-card]').first().waitFor()
  await take(tablet, 'review-tablet-fr')
}

mkdirSync(folder, { recursive: true })
const house = new House()
try {
  await house.open('--demo')
  await takeAll(house)
} finally {
  await house.close()
}
