/** The facilitator's pages: programmes, iterations, and the projector beside them. */
import { expect, it } from 'vitest'
import type { IterationWithKey } from '../../shared/api/iterations.ts'
import { keepHouse, QUESTION } from './house.ts'

const house = keepHouse()

it('[SE8] a programme is reworded where it stands, and says what becomes of its sessions', async () => {
  await house.newSession({ title: 'Déjà prête' })
  const laptop = await house.facilitator()
  await laptop.goto('/')
  await laptop.getByRole('button', { name: 'Reformuler le programme Prendre soin 2026' }).click()
  const dialog = laptop.getByRole('dialog')
  await dialog.getByText('Les séances déjà préparées gardent leur question.', { exact: false }).waitFor()
  await dialog.getByLabel('Nom du programme').fill('Prendre soin, ensemble')
  await dialog.getByLabel('Question de cadrage').fill('Comment aider les aidants ?')
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await laptop.getByRole('heading', { name: 'Prendre soin, ensemble' }).waitFor()
  await laptop.getByText('Comment aider les aidants ?').waitFor()
  await laptop.getByRole('link', { name: /Déjà prête/ }).click()
  await laptop.getByText(QUESTION).waitFor()
})

it('[FA7] an iteration in the list is told with its day and its time', async () => {
  const session = await house.newSession()
  const saved = await house.ask<{ createdAt: number }>('POST', `/api/sessions/${session.id}/iterations`, { note: '' })
  const laptop = await house.facilitator()
  await laptop.goto(`/sessions/${session.id}`)
  const told = await laptop.getByRole('link', { name: /^Itération 1/ }).textContent()
  const day = new Date(saved.createdAt).toLocaleDateString('fr-FR', { dateStyle: 'medium' })
  const time = new Date(saved.createdAt).toLocaleTimeString('fr-FR', { timeStyle: 'short' })
  expect(told).toContain(day)
  expect(told).toContain(time)
})

it('[LG3] buttons are named once, and a saved board that was empty says so in the past', async () => {
  const session = await house.newSession()
  const saved = await house.ask<IterationWithKey>('POST', `/api/sessions/${session.id}/iterations`, { note: '' })
  const laptop = await house.facilitator()
  await laptop.goto('/sessions/new')
  await laptop.getByRole('button', { name: 'Plus de tables', exact: true }).click()
  await laptop.getByRole('button', { name: 'Moins de tables', exact: true }).click()
  await laptop.goto(`/review/${saved.id}#${saved.reviewKey}`)
  await laptop.getByText('Ce tableau était vide.').waitFor()
})

it('[LG2] the projector has the language switch, and follows the one of another page of the same browser', async () => {
  const session = await house.newSession()
  const laptop = await house.facilitator()
  await laptop.goto(`/sessions/${session.id}`)
  const projector = await laptop.context().newPage()
  await projector.goto(`/sessions/${session.id}/projector`)
  await projector.getByText('Scannez avec l’appareil photo').waitFor()
  await laptop.getByRole('button', { name: 'EN English' }).click()
  await projector.getByText('Scan with the camera').waitFor()
  expect(await projector.locator('html').getAttribute('lang')).toBe('en')
  await projector.getByRole('button', { name: 'FR Français' }).click()
  await laptop.getByRole('heading', { name: 'Présents' }).waitFor()
})

it('[FA9] a laptop shows the boards of fifteen tables at once, each opened by a press on its card', async () => {
  const session = await house.newSession({ tables: 15, boards: [{ title: 'Tableau commun' }] })
  const laptop = await house.facilitator()
  await laptop.setViewportSize({ width: 1440, height: 900 })
  await laptop.goto(`/sessions/${session.id}`)
  const cards = laptop.getByRole('article')
  await cards.nth(15).waitFor()
  const last = (await cards.nth(15).boundingBox())!
  expect(last.y + last.height).toBeLessThanOrEqual(900)
  await laptop.mouse.click(last.x + last.width / 2, last.y + last.height / 2)
  await laptop.waitForURL(`**/boards/${session.boards[15]!.id}`)
})

it('[FA11] a new programme begins in its first field, and a laptop at 200 % still tells how many are here', async () => {
  const session = await house.newSession()
  const laptop = await house.facilitator()
  await laptop.goto('/')
  await laptop.getByRole('button', { name: 'Nouveau programme' }).click()
  await laptop.getByRole('dialog').waitFor()
  await laptop.keyboard.type('Bien vieillir')
  expect(await laptop.getByLabel('Nom du programme').inputValue()).toBe('Bien vieillir')
  await laptop.setViewportSize({ width: 720, height: 450 })
  await laptop.goto(`/sessions/${session.id}`)
  await laptop.getByRole('banner').getByText('/ 0').waitFor()
})

it('[PJ2] the names of the groups are read from the back of the room, however many there are', async () => {
  const usual = ['Patients et aidants', 'Adhérents', 'Professionnels de santé', 'Collaborateurs', 'Start-ups', 'Élus']
  const rare = ['Experts data', 'Associations', 'Étudiants', 'Chercheurs', 'Industriels', 'Assureurs']
  const session = await house.newSession({ groups: [...usual, ...rare].map((name) => ({ name })) })
  const projector = await house.facilitator()
  await projector.setViewportSize({ width: 1920, height: 1080 })
  await projector.goto(`/sessions/${session.id}/projector`)
  const last = projector.getByText('Assureurs')
  await last.waitFor()
  expect(await last.evaluate((item) => Number.parseFloat(getComputedStyle(item).fontSize))).toBeGreaterThanOrEqual(32)
  expect(await projector.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(1080)
})
