/** The two ends of the participant's page: who is not known here, and when the session is over. */
import { expect, it } from 'vitest'
import { newId } from '../../shared/ids.ts'
import { addCard, cardWith, isSaved, joinAs, writeButton } from './boardPage.ts'
import { keepHouse } from './house.ts'

const house = keepHouse()

it('[PT2] leads a tablet that the session does not know to the code, which lets it in', async () => {
  const session = await house.newSession({ groups: [] })
  house.complaints.tolerate(/status of 401/)
  const tablet = await house.device('tablet')
  await tablet.goto(`/s/${session.id}`)
  await tablet.getByText('Cet appareil n’est pas encore dans cette séance. Entrez le code', { exact: false }).waitFor()
  await tablet.getByRole('textbox', { name: 'Code' }).fill(session.joinCode)
  await tablet.getByRole('button', { name: 'Rejoindre' }).tap()
  await tablet.waitForURL(`**/s/${session.id}`)
  await isSaved(tablet)
})

it('[PT2] [PM4] leads to the code in the same words where no session is', async () => {
  house.complaints.tolerate(/status of 401/)
  for (const page of [await house.device('tablet'), await house.facilitator()]) {
    await page.goto(`/s/${newId()}`)
    await page.getByText('Cet appareil n’est pas encore dans cette séance. Entrez le code', { exact: false }).waitFor()
    await page.getByRole('textbox', { name: 'Code' }).waitFor()
  }
})

it('[PT8] thanks when the session is over, says what was kept, lets look back, and forgets who ends', async () => {
  const session = await house.newSession()
  const tablet = await joinAs(house, session, { name: 'Amina' })
  await addCard(tablet, 'Première')
  await addCard(tablet, 'Deuxième')
  await isSaved(tablet)
  await house.ask('POST', `/api/sessions/${session.id}/close`)

  const thanks = tablet.getByRole('heading', { name: 'Merci, Amina !' })
  await thanks.waitFor()
  for (const words of [
    'Tout ce qui était enregistré est gardé dans une itération',
    'Vos 2 cartes sur ce tableau en font partie.',
    'En terminant, cet appareil vous oublie et efface sa copie.',
  ])
    await tablet.getByText(words, { exact: false }).waitFor()

  await tablet.getByRole('button', { name: 'Revoir le tableau' }).tap()
  for (const text of ['Première', 'Deuxième']) await cardWith(tablet, text).waitFor()
  await tablet.getByText('La séance est terminée. Le tableau reste lisible.').waitFor()
  expect(await writeButton(tablet).count()).toBe(0)

  await tablet.reload()
  await thanks.waitFor()
  await tablet.getByRole('button', { name: 'Terminer' }).tap()
  await tablet.getByRole('textbox', { name: 'Code' }).waitFor()
  const kept = () =>
    tablet.evaluate(async () => ({
      databases: (await indexedDB.databases()).map(({ name }) => name),
      records: Object.keys(localStorage).filter((key) => key !== 'tablee:language'),
    }))
  await expect.poll(kept).toEqual({ databases: [], records: [] })
  expect((await tablet.context().cookies()).filter(({ name }) => name.startsWith('tablee_participant'))).toEqual([])
})

it('[PT8] warns who finishes before a text that was never sent is erased, and shows it', async () => {
  const session = await house.newSession()
  const phone = await joinAs(house, session, { name: 'Amina', device: 'phone' })
  const field = phone.getByRole('textbox', { name: 'Votre carte' })
  await field.fill('Une aide à domicile le soir')
  await house.ask('POST', `/api/sessions/${session.id}/close`)

  await phone.getByRole('heading', { name: 'Merci, Amina !' }).waitFor()
  await phone.getByRole('button', { name: 'Terminer' }).tap()
  const sheet = phone.getByRole('dialog')
  await sheet.getByText('Un texte n’a pas été envoyé avant la fin', { exact: false }).waitFor()
  await sheet.getByText('Une aide à domicile le soir').waitFor()
  await sheet.getByRole('button', { name: 'Copier le texte' }).waitFor()
  await sheet.getByRole('button', { name: 'Rester' }).tap()
  await phone.getByRole('button', { name: 'Revoir le tableau' }).tap()
  await phone.getByText('Écrire', { exact: true }).first().tap()
  await phone.getByText('La séance est terminée : ce texte n’a pas été envoyé.', { exact: false }).waitFor()
})
