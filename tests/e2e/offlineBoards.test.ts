/** What was written without network and is not on the board where one stands now: on another board, in an old epoch, under a
 *  sign-in that is gone. */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { actOnCard, addCard, cardWith, isSaved, joinAs, saveState } from './boardPage.ts'
import { keepHouse } from './house.ts'
import { joinInCorner } from './offlineCorner.ts'

const house = keepHouse()

const twoBoards = () => house.newSession({ boards: [{ title: 'Besoins' }, { title: 'Idées' }] })

async function goTo(page: Page, board: string): Promise<void> {
  await page.getByRole('button', { name: /changer de tableau/ }).tap()
  await page.getByRole('dialog').getByRole('button', { name: board }).tap()
  await page.getByRole('heading', { level: 1, name: board }).waitFor()
}

/** The lines of a "could not be saved" notice, opened. */
async function openDrafts(page: Page): Promise<void> {
  await page.getByText('1 carte n’a pas pu être enregistrée', { exact: false }).waitFor()
  await page.getByRole('button', { name: 'Voir', exact: true }).tap()
}

it('[CS14] uploads what was written on a board that was left, and calls nothing saved before', async () => {
  const session = await twoBoards()
  const { page: tablet, leaveNetwork, findNetwork } = await joinInCorner(house, session, 'Amina')
  await leaveNetwork()
  await addCard(tablet, 'Laissée derrière')
  await goTo(tablet, 'Idées')
  await saveState(tablet).getByText('Hors ligne · 1 carte gardée ici').waitFor()
  await findNetwork()
  const other = await joinAs(house, session, { name: 'Paul' })
  await cardWith(other, 'Laissée derrière').waitFor()
})

it('[CS14] uploads what an earlier page load left on another board', async () => {
  const session = await twoBoards()
  const { page: tablet, leaveNetwork, comeBackAnew } = await joinInCorner(house, session, 'Amina')
  await goTo(tablet, 'Idées')
  await isSaved(tablet)
  await goTo(tablet, 'Besoins')
  await isSaved(tablet)
  await leaveNetwork()
  await addCard(tablet, 'Avant la panne')
  await goTo(tablet, 'Idées')
  const again = await comeBackAnew()
  await again.getByRole('heading', { level: 1, name: 'Idées' }).waitFor()
  await isSaved(again)
  const other = await joinAs(house, session, { name: 'Paul' })
  await cardWith(other, 'Avant la panne').waitFor()
})

it('[CS14] [PT7] warns of what is unsaved on other boards before a person leaves', async () => {
  const session = await twoBoards()
  const { page: tablet, leaveNetwork } = await joinInCorner(house, session, 'Amina')
  await leaveNetwork()
  await addCard(tablet, 'Pas encore partie')
  await goTo(tablet, 'Idées')
  await tablet.getByRole('button', { name: 'Partir', exact: true }).tap()
  await tablet.getByText('1 carte n’existe que sur cet appareil', { exact: false }).waitFor()
})

it('[CS15] [CS10] gives back as a draft what was written without network before the board was rebuilt', async () => {
  const session = await house.newSession()
  const [board] = session.boards
  const { page: tablet, leaveNetwork, comeBackAnew } = await joinInCorner(house, session, 'Amina')
  await addCard(tablet, 'À jeter')
  await actOnCard(tablet, 'À jeter', 'À la corbeille')
  await isSaved(tablet)
  await leaveNetwork()
  await addCard(tablet, 'D’avant')
  await saveState(tablet).getByText('Hors ligne · 1 carte gardée ici').waitFor()
  await house.ask('POST', `/api/boards/${board!.id}/empty-bin`)
  const again = await comeBackAnew()
  await openDrafts(again)
  await again.getByText('Le tableau a été refait par l’animateur avant que cette carte arrive.').waitFor()
  await again.getByRole('button', { name: 'Remettre sur le tableau' }).tap()
  await cardWith(again, 'D’avant').waitFor()
  await isSaved(again)
  // Of what was erased nothing is left on the tablet.
  const copies = () => again.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
  await expect.poll(copies).toEqual([expect.stringMatching(new RegExp(`^tablee:board/${board!.id}:\\w+:2$`))])
})

it('[CS17] gives unsaved texts to who signs in again after the sign-in was lost', async () => {
  const session = await house.newSession({ groups: [] })
  const { page: tablet, leaveNetwork, wifi } = await joinInCorner(house, session, 'Amina')
  await leaveNetwork()
  await addCard(tablet, 'Encore là')
  await saveState(tablet).getByText('Hors ligne · 1 carte gardée ici').waitFor()
  await tablet.context().clearCookies()
  wifi.comeBack()
  await tablet.getByText('Vos textes pas encore enregistrés sont gardés ici', { exact: false }).waitFor()
  await tablet.goto(`/join#${session.joinCode}`)
  await tablet.getByLabel('Votre prénom ou un pseudonyme').fill('Amina')
  await tablet.getByRole('button', { name: 'Rejoindre' }).tap()
  await tablet.waitForURL(`**/s/${session.id}`)
  await openDrafts(tablet)
  await tablet.getByRole('button', { name: 'Remettre sur le tableau' }).tap()
  await cardWith(tablet, 'Encore là').waitFor()
  await isSaved(tablet)
  const copies = await tablet.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
  expect(copies).toHaveLength(1)
})

it('[CS17] does the same when the page was closed meanwhile', async () => {
  const session = await house.newSession({ groups: [] })
  const { page: tablet, leaveNetwork, comeBackAnew } = await joinInCorner(house, session, 'Amina')
  await leaveNetwork()
  await addCard(tablet, 'Encore là')
  await saveState(tablet).getByText('Hors ligne · 1 carte gardée ici').waitFor()
  await tablet.context().clearCookies()
  house.complaints.tolerate(/status of 401/)
  const again = await comeBackAnew()
  await again.getByRole('heading', { name: 'Entrez le code de l’atelier' }).waitFor()
  await again.goto(`/join#${session.joinCode}`)
  await again.getByLabel('Votre prénom ou un pseudonyme').fill('Amina')
  await again.getByRole('button', { name: 'Rejoindre' }).tap()
  await again.waitForURL(`**/s/${session.id}`)
  await openDrafts(again)
  await again.getByRole('button', { name: 'Remettre sur le tableau' }).tap()
  await cardWith(again, 'Encore là').waitFor()
})

it('[CS18] leads a draft back to the board that it came from, and keeps it until it is there', async () => {
  const session = await twoBoards()
  const { page: tablet, leaveNetwork, wifi } = await joinInCorner(house, session, 'Amina')
  const [needs] = session.boards
  await leaveNetwork()
  await addCard(tablet, 'Besoin d’abord')
  await house.ask('PATCH', `/api/boards/${needs!.id}`, { locked: true })
  wifi.comeBack()
  await tablet.getByText('1 carte n’a pas pu être enregistrée', { exact: false }).waitFor()
  await goTo(tablet, 'Idées')
  await isSaved(tablet)
  await house.ask('PATCH', `/api/boards/${needs!.id}`, { locked: false })
  await openDrafts(tablet)
  expect(await tablet.getByRole('button', { name: 'Remettre sur le tableau' }).count()).toBe(0)
  await tablet.getByRole('button', { name: 'Aller à « Besoins »' }).tap()
  await tablet.getByRole('heading', { level: 1, name: 'Besoins' }).waitFor()
  await openDrafts(tablet)
  await tablet.getByRole('button', { name: 'Remettre sur le tableau' }).tap()
  await cardWith(tablet, 'Besoin d’abord').waitFor()
  await isSaved(tablet)
  const { cards } = await house.ask<{ cards: unknown[] }>('GET', `/api/boards/${needs!.id}/cards`)
  expect(cards).toHaveLength(1)
})
