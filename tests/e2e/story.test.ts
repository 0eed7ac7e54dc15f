/** The main job, as people live it: from the facilitator's link to an iteration that is read again. */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import {
  actOnCard,
  addCard,
  cardWith,
  isSaved,
  joinByCode,
  moveCard,
  placeOf,
  redo,
  sendCard,
  tintOf,
  undo,
  writeButton,
} from './boardPage.ts'
import { keepHouse, QUESTION } from './house.ts'

const house = keepHouse()

it('leads a workshop from the facilitator’s link to a saved iteration that is read again', {
  timeout: 120_000,
}, async () => {
  // The facilitator opens the link and makes a programme and a session.
  const laptop = await house.device('laptop')
  await laptop.goto(house.facilitatorLink)
  await laptop.getByRole('heading', { name: 'Commençons par un programme' }).waitFor()
  expect(laptop.url()).not.toContain('facilitator=')
  await laptop.getByLabel('Nom du programme').fill('Prendre soin 2026')
  await laptop.getByLabel('Question de cadrage').fill(QUESTION)
  await laptop.getByRole('button', { name: 'Créer le programme' }).click()
  await laptop.getByLabel('Titre de la séance').fill('Atelier 30')
  expect(await laptop.getByLabel('Question de cadrage').inputValue()).toBe(QUESTION)
  await laptop.getByRole('button', { name: 'Prendre les six groupes habituels' }).click()
  await laptop.getByRole('button', { name: 'Créer la séance' }).click()
  await laptop.waitForURL(/\/sessions\/\w{16}$/)
  const sessionId = new URL(laptop.url()).pathname.split('/').at(-1)!

  // The room's screen shows the question, the code and a QR.
  const opened = laptop.context().waitForEvent('page')
  await laptop.getByRole('banner').getByRole('link', { name: 'Projeter' }).click()
  const projector = await opened
  await projector.getByRole('heading', { name: QUESTION }).waitFor()
  await projector.getByRole('img', { name: /^QR code/ }).waitFor()
  const joinCode = (await projector.getByText(/^[3-9A-Z]{4} [3-9A-Z]{4}$/).textContent())!.replace(' ', '')
  const session = { id: sessionId, joinCode }

  // Two tablets and a phone come in.
  const monique = await joinByCode(house, session, 'Monique')
  const karim = await joinByCode(house, session, 'Karim')
  const phone = await joinByCode(house, session, 'Zoé', 'phone')
  await projector.getByText('3 personnes').waitFor()
  await laptop.getByText('sur 3 personnes venues').waitFor()

  await shareCards({ monique, karim, phone })
  await lockAndUnlock({ laptop, monique, karim })
  await saveAndReadAgain({ laptop })

  // The end: tablets thank people.
  await laptop.getByRole('button', { name: 'Autres actions' }).first().click()
  await laptop.getByRole('menuitem', { name: 'Clore la séance' }).click()
  await laptop.getByRole('button', { name: 'Clore maintenant' }).click()
  await monique.getByRole('heading', { name: 'Merci, Monique !' }).waitFor()
  await phone.getByRole('heading', { name: 'Merci, Zoé !' }).waitFor()
  await projector.getByText('L’atelier est terminé. Merci à toutes et à tous.').waitFor()
})

async function shareCards({ monique, karim, phone }: Record<'monique' | 'karim' | 'phone', Page>): Promise<void> {
  await addCard(monique, 'Comprendre mes résultats')
  await addCard(karim, 'Un message vocal du pharmacien')
  await sendCard(phone, 'Savoir quels papiers apporter')
  for (const page of [monique, karim, phone]) await isSaved(page)
  for (const text of ['Un message vocal', 'Savoir quels papiers']) await cardWith(monique, text).waitFor()

  await moveCard(monique, 'Comprendre mes', [-180, 140], async () => {
    // Karim sees under whose hand it is while it moves.
    await karim.getByText('Monique', { exact: true }).first().waitFor({ state: 'attached' })
  })
  const moved = await placeOf(monique, 'Comprendre mes')
  await expect.poll(() => placeOf(karim, 'Comprendre mes')).toEqual(moved)

  await actOnCard(monique, 'Comprendre mes', 'Couleur')
  await monique.getByRole('menuitem', { name: 'lilas' }).tap()
  await expect.poll(() => tintOf(karim, 'Comprendre mes')).toBe('lilac')

  // [UN2] [UN3] Undo takes back Monique's own acts, not what Karim did to the same card since.
  await moveCard(karim, 'Comprendre mes', [120, -60])
  const karims = await placeOf(karim, 'Comprendre mes')
  await expect.poll(() => placeOf(monique, 'Comprendre mes')).toEqual(karims)
  await undo(monique)
  await expect.poll(() => tintOf(karim, 'Comprendre mes')).not.toBe('lilac')
  expect(await placeOf(monique, 'Comprendre mes')).toEqual(karims)
  await redo(monique)
  await expect.poll(() => tintOf(karim, 'Comprendre mes')).toBe('lilac')

  await actOnCard(monique, 'Comprendre mes', 'À la corbeille')
  await cardWith(karim, 'Comprendre mes').waitFor({ state: 'detached' })
  await karim.getByRole('button', { name: 'Corbeille' }).tap()
  await karim.getByRole('dialog').getByRole('button', { name: 'Remettre' }).tap()
  await karim.getByRole('dialog').getByRole('button', { name: 'Fermer' }).tap()
  await cardWith(monique, 'Comprendre mes').waitFor()
}

async function lockAndUnlock({ laptop, monique, karim }: Record<'laptop' | 'monique' | 'karim', Page>): Promise<void> {
  const lock = laptop.getByRole('switch', { name: 'Tableau commun : lecture seule' })
  // The input itself is out of sight: people press what stands beside it.
  await laptop.getByText('Lecture seule').click()
  expect(await lock.isChecked()).toBe(true)
  for (const tablet of [monique, karim]) {
    await tablet.getByText('Tableau en lecture seule', { exact: false }).waitFor()
    await expect.poll(() => writeButton(tablet).count()).toBe(0)
  }
  await laptop.getByText('Lecture seule').click()
  await writeButton(monique).waitFor()
}

async function saveAndReadAgain({ laptop }: { laptop: Page }): Promise<void> {
  await laptop.getByRole('button', { name: 'Enregistrer' }).click()
  await laptop.getByRole('textbox', { name: 'Note' }).fill('Avant le vote')
  await laptop.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click()
  await laptop.getByRole('heading', { name: 'Itération 1 enregistrée' }).waitFor()
  const hash = (await laptop.getByRole('dialog').locator('code').textContent())!
  const link = await laptop.getByRole('textbox', { name: 'Lien de relecture' }).inputValue()
  await laptop.getByRole('dialog').getByRole('button', { name: 'Fermer' }).last().click()

  const reader = await house.device('tablet')
  await reader.goto(link)
  await reader.getByText('Identique à ce qui a été enregistré').waitFor()
  await reader.getByText('Avant le vote').waitFor()
  await reader.getByText(hash, { exact: true }).waitFor()
  for (const text of ['Comprendre mes résultats', 'Un message vocal', 'Savoir quels papiers'])
    await cardWith(reader, text).waitFor()
  expect(await writeButton(reader).count()).toBe(0)
}
