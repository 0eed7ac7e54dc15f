/** Statements of an earlier inquiry become cards: real rows, with their quotes, commas and line breaks. */
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { cardWith, joinAs } from './boardPage.ts'
import { keepHouse } from './house.ts'

const house = keepHouse()
const statements = fileURLToPath(new URL('../http/fixtures/polis-statements.csv', import.meta.url))

it('[FA5] [IM1] shows what a CSV file holds, imports it, and every tablet has the cards', async () => {
  const session = await house.newSession()
  const tablet = await joinAs(house, session, { name: 'Monique' })
  const laptop = await house.facilitator()
  await laptop.goto(`/sessions/${session.id}`)
  await laptop.getByRole('button', { name: 'Autres actions pour Carte des besoins' }).click()
  await laptop.getByRole('menuitem', { name: 'Importer un fichier CSV' }).click()
  const chooser = laptop.waitForEvent('filechooser')
  await laptop.getByRole('button', { name: 'Choisir un fichier' }).click()
  await (await chooser).setFiles(statements)

  // The column with the sentences is found, and its first rows are shown before anything is sent.
  const dialog = laptop.getByRole('dialog')
  expect(await dialog.getByLabel('Colonne à lire').inputValue()).toBe('comment-body')
  await dialog.getByText('Foreign companies should be encouraged', { exact: false }).waitFor()
  await dialog.getByRole('button', { name: /^Importer \d+ lignes$/ }).click()
  await dialog.getByText('8 cartes ajoutées.').waitFor()

  await expect.poll(() => tablet.locator('[data-card]').count()).toBe(8)
  await cardWith(tablet, 'Foreign companies should be encouraged').waitFor()
  await dialog.getByRole('link', { name: 'Voir le tableau' }).click()
  await cardWith(laptop, 'Foreign companies should be encouraged').waitFor()
})

it('[FA5] says what is wrong with a file that holds no statements', async () => {
  const session = await house.newSession()
  const laptop = await house.facilitator()
  await laptop.goto(`/sessions/${session.id}`)
  await laptop.getByRole('button', { name: 'Autres actions pour Carte des besoins' }).click()
  await laptop.getByRole('menuitem', { name: 'Importer un fichier CSV' }).click()
  const chooser = laptop.waitForEvent('filechooser')
  await laptop.getByRole('button', { name: 'Choisir un fichier' }).click()
  await (await chooser).setFiles({ name: 'vide.csv', mimeType: 'text/csv', buffer: Buffer.from('') })
  await laptop.getByRole('alert').getByText('Ce fichier n’a pas de colonnes lisibles', { exact: false }).waitFor()
})
