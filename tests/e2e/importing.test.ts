/** Statements of an earlier inquiry become cards: real rows, with their quotes, commas and line breaks. */
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Session } from '../http/answers.ts'
import { cardWith, joinAs } from './boardPage.ts'
import { keepHouse } from './house.ts'

const house = keepHouse()
const statements = fileURLToPath(new URL('../http/fixtures/polis-statements.csv', import.meta.url))

type ChosenFile = string | { name: string; mimeType: string; buffer: Buffer }

async function chooseFile(laptop: Page, session: Pick<Session, 'id'>, file: ChosenFile): Promise<void> {
  await laptop.goto(`/sessions/${session.id}`)
  await laptop.getByRole('button', { name: 'Autres actions pour Carte des besoins' }).click()
  await laptop.getByRole('menuitem', { name: 'Importer un fichier CSV' }).click()
  const chooser = laptop.waitForEvent('filechooser')
  await laptop.getByRole('button', { name: 'Choisir un fichier' }).click()
  await (await chooser).setFiles(file)
}

it('[FA5] [IM1] shows what a CSV file holds, imports it, and every tablet has the cards', async () => {
  const session = await house.newSession()
  const tablet = await joinAs(house, session, { name: 'Monique' })
  const laptop = await house.facilitator()
  await chooseFile(laptop, session, statements)

  // The column with the sentences is found, and its first rows are shown before anything is sent.
  const dialog = laptop.getByRole('dialog')
  expect(await dialog.getByLabel('Colonne à lire').locator('option:checked').textContent()).toBe('comment-body')
  await dialog.getByText('Foreign companies should be encouraged', { exact: false }).waitFor()
  await dialog.getByRole('button', { name: /^Importer \d+ lignes$/ }).click()
  await dialog.getByText('8 cartes ajoutées.').waitFor()

  await expect.poll(() => tablet.locator('[data-card]').count()).toBe(8)
  await cardWith(tablet, 'Foreign companies should be encouraged').waitFor()
  await dialog.getByRole('link', { name: 'Voir le tableau' }).click()
  await cardWith(laptop, 'Foreign companies should be encouraged').waitFor()
})

it('[FA5] [IM3] takes what a French spreadsheet saves: its letters, semicolons, headers that are alike', async () => {
  const session = await house.newSession()
  const laptop = await house.facilitator()
  const csv = 'N°;Idée;Idée\r\n1;à lire;Un élève, deux écoles\r\n;;\r\n2;à lire;Être écouté, déjà, à l\x92hôpital\r\n'
  const buffer = Buffer.from(csv, 'latin1')
  await chooseFile(laptop, session, { name: 'idées.csv', mimeType: 'application/vnd.ms-excel', buffer })

  const dialog = laptop.getByRole('dialog')
  await dialog.getByText('Être écouté, déjà, à l’hôpital').waitFor()
  expect(await dialog.getByLabel('Colonne à lire').locator('option').allTextContents()).toEqual([
    'N°',
    'Idée (Colonne 2)',
    'Idée (Colonne 3)',
  ])
  await dialog.getByRole('button', { name: 'Importer 2 lignes' }).click()
  await dialog.getByText('2 cartes ajoutées.').waitFor()
  await dialog.getByRole('link', { name: 'Voir le tableau' }).click()
  await cardWith(laptop, 'Être écouté, déjà, à l’hôpital').waitFor()
})

it('[FA5] says what is wrong with a file that holds no statements', async () => {
  const session = await house.newSession()
  const laptop = await house.facilitator()
  await chooseFile(laptop, session, { name: 'vide.csv', mimeType: 'text/csv', buffer: Buffer.from('') })
  await laptop.getByRole('alert').getByText('Ce fichier n’a pas de colonnes lisibles', { exact: false }).waitFor()
})
