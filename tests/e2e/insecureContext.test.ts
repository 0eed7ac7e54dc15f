/** A venue's Wi-Fi: plain http under a name or address that is not this machine's, where browsers withhold much. */
import { expect, it } from 'vitest'
import { addCard, cardWith, isSaved } from './boardPage.ts'
import { keepHouse } from './house.ts'

const house = keepHouse()

it('lets people join and write where the page is no secure context', async () => {
  const session = await house.newSession()
  const tablet = await house.device('tablet', { isVenue: true })
  await tablet.goto('/')
  expect(await tablet.evaluate(() => [isSecureContext, location.hostname])).toEqual([false, 'tablee.test'])
  await tablet.getByLabel('Code').pressSequentially(session.joinCode)
  await tablet.getByText('Patients et aidants').tap()
  await tablet.getByRole('button', { name: 'Rejoindre' }).tap()
  await tablet.waitForURL(`**/s/${session.id}`)
  await addCard(tablet, 'Sur le Wi-Fi de la salle')
  await isSaved(tablet)
  await tablet.reload()
  await cardWith(tablet, 'Sur le Wi-Fi de la salle').waitFor()
})

it('gives the facilitator the review link there, where a page may not write to the clipboard', async () => {
  const session = await house.newSession()
  const laptop = await house.facilitator('laptop', { isVenue: true })
  await laptop.goto(`/sessions/${session.id}`)
  await laptop.getByRole('button', { name: 'Enregistrer l’itération' }).click()
  await laptop.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click()
  const link = laptop.getByRole('textbox', { name: 'Lien de relecture' })
  await laptop.getByRole('button', { name: 'Copier', exact: true }).click()
  // Copied the old way, or at least selected: never a button that does nothing.
  await expect
    .poll(
      async () =>
        (await laptop.getByText('Copié').count()) > 0 ||
        link.evaluate((field: HTMLInputElement) => field.selectionEnd! > 0),
    )
    .toBe(true)
  expect(await link.inputValue()).toMatch(/^http:\/\/tablee\.test:\d+\/review\/\w{16}#\S+$/)
})
