/** What people do on a board, with their fingers. Texts are French, as the participants' devices are unless told. */
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Device } from './devices.ts'
import { fingersOn, type Point } from './fingers.ts'
import type { House, PageOptions } from './house.ts'

type Door = { joinCode: string; id: string }
interface Visitor {
  name: string
  device?: Device
  groupId?: string | null
}

/** A device that came in by code, tap by tap, and stands on the board. */
export async function joinByCode(house: House, session: Door, name: string, device: Device = 'tablet'): Promise<Page> {
  const page = await house.device(device)
  await page.goto(`/join#${session.joinCode}`)
  await page.getByLabel('Votre prénom ou un pseudonyme').fill(name)
  await page.getByText('Patients et aidants').tap()
  await page.getByRole('button', { name: 'Rejoindre' }).tap()
  await page.waitForURL(`**/s/${session.id}`)
  await isSaved(page)
  return page
}

/** The same without the way through the join page: for tests of what comes after it. */
export async function joinAs(
  house: House,
  session: Door,
  { name, device = 'tablet', groupId = null, ...options }: Visitor & PageOptions,
): Promise<Page> {
  const page = await house.device(device, options)
  const answer = await page.request.post('/api/join', { data: { code: session.joinCode, name, groupId } })
  if (!answer.ok()) throw new Error(`joining: ${answer.status()}`)
  await page.goto(`/s/${session.id}`)
  await isSaved(page)
  return page
}

/** Waits until the page says that all of it is on the server's disk. */
export const isSaved = (page: Page): Promise<void> =>
  saveState(page).getByText('Enregistré').waitFor({ state: 'attached' })

export const saveState = (page: Page): Locator => page.getByRole('banner').getByRole('status')

/** A card on the board by words in it. */
export const cardWith = (page: Page, text: string): Locator => page.locator('[data-card]').filter({ hasText: text })

export const writeButton = (page: Page): Locator =>
  page.getByRole('main').getByRole('button', { name: 'Écrire' }).last()

/** Opens a new card and types into it; it stays open. */
export async function startCard(page: Page, text: string): Promise<void> {
  await writeButton(page).tap()
  await hasCaret(page)
  await page.keyboard.type(text)
}

/** Waits for the caret in the open card, as a person does before typing. */
export async function hasCaret(page: Page): Promise<void> {
  await page.locator('[data-card] [role=textbox]:focus').waitFor()
}

/** A new card in two taps. */
export async function addCard(page: Page, text: string): Promise<void> {
  await startCard(page, text)
  await page.getByRole('button', { name: 'Terminé' }).tap()
  await cardWith(page, text).waitFor()
}

/** The phone's way: a card is written first and sent. */
export async function sendCard(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Votre carte' }).fill(text)
  await page.getByRole('button', { name: 'Envoyer' }).tap()
  await page.getByRole('button').filter({ hasText: text }).waitFor()
}

export async function middleOf(locator: Locator): Promise<Point> {
  const box = await locator.boundingBox()
  if (box === null) throw new Error(`${locator} is not on screen`)
  return [box.x + box.width / 2, box.y + box.height / 2]
}

/** Moves a card by one finger. `onTheWay` runs before it is lifted. */
export async function moveCard(page: Page, text: string, by: Point, onTheWay?: () => Promise<void>): Promise<void> {
  const before = await placeOf(page, text)
  const from = await middleOf(cardWith(page, text))
  const fingers = await fingersOn(page)
  await fingers.down(from)
  await fingers.move([from[0] + by[0], from[1] + by[1]])
  await onTheWay?.()
  await fingers.lift()
  await expect.poll(() => placeOf(page, text)).not.toEqual(before)
}

/** Where a card lies, in board units: the same on every device, however it looks at the board. */
export const placeOf = (page: Page, text: string): Promise<Point> =>
  cardWith(page, text).evaluate((card: HTMLElement) => [
    Math.round(Number.parseFloat(card.style.left)),
    Math.round(Number.parseFloat(card.style.top)),
  ])

/** The name of a card's tint. */
export const tintOf = (page: Page, text: string): Promise<string> =>
  cardWith(page, text).evaluate(
    (card: HTMLElement) => /--tint-(\w+)/.exec(card.style.getPropertyValue('--card-tint'))?.[1] ?? '',
  )

/** Selects a card by a tap, then an act of its bar. */
export async function actOnCard(page: Page, text: string, act: string): Promise<void> {
  await cardWith(page, text).tap()
  await page.getByRole('toolbar', { name: 'Carte choisie' }).getByRole('button', { name: act }).tap()
}

export const undo = (page: Page): Promise<void> => page.getByRole('button', { name: 'Annuler' }).tap()
export const redo = (page: Page): Promise<void> => page.getByRole('button', { name: 'Rétablir' }).tap()
