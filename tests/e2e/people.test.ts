/** Observers, who come in by a link and only watch; and people whom the facilitator sends out. */
import { expect, it } from 'vitest'
import { addCard, cardWith, isSaved, joinAs } from './boardPage.ts'
import { keepHouse } from './house.ts'

const house = keepHouse()

it('[JN12] [FA6] an observer comes in by the link that the facilitator copies, watches, and is shut out', async () => {
  const session = await house.newSession()
  const tablet = await joinAs(house, session, { name: 'Amina' })
  await addCard(tablet, 'À lire')
  await isSaved(tablet)

  const laptop = await house.facilitator()
  await laptop.goto(`/sessions/${session.id}`)
  await laptop.getByRole('button', { name: 'Inviter un observateur' }).click()
  await laptop.getByLabel('Qui regarde ?').fill('Jury')
  await laptop.getByRole('button', { name: 'Créer le lien' }).click()
  const link = await laptop.getByLabel('Lien d’observation').inputValue()
  expect(link).toContain(`/s/${session.id}#observer=`)
  await laptop.getByRole('dialog').getByRole('button', { name: 'Fermer' }).last().click()

  const guest = await house.device('tablet')
  await guest.goto(new URL(link).pathname + new URL(link).hash)
  await cardWith(guest, 'À lire').waitFor()
  await guest.getByText('Vous regardez ce tableau sans pouvoir le modifier.').waitFor()
  expect(new URL(guest.url()).hash).toBe('')
  expect(await guest.getByRole('button', { name: 'Écrire' }).count()).toBe(0)
  await guest.reload()
  await cardWith(guest, 'À lire').waitFor()

  await laptop.getByRole('button', { name: 'Voir les noms' }).click()
  await laptop.getByRole('button', { name: 'Fermer l’accès de Jury' }).click()
  await laptop.getByRole('button', { name: 'Fermer l’accès', exact: true }).click()
  await guest.getByText('Cet appareil n’est plus dans la séance').waitFor()
  house.complaints.tolerate(/status of 401/)
  await guest.goto(`/s/${session.id}#observer=${new URL(link).hash.split('=')[1]}`)
  await guest.getByText('Ce lien d’observation ne s’ouvre pas.', { exact: false }).waitFor()
  await guest.getByRole('textbox', { name: 'Code' }).waitFor()
})

it('[JN11] [FA6] a participant who is removed is out, and their cards stay', async () => {
  const session = await house.newSession()
  const tablet = await joinAs(house, session, { name: 'Amina' })
  await addCard(tablet, 'Je reste')
  await isSaved(tablet)
  const laptop = await house.facilitator()
  await laptop.goto(`/sessions/${session.id}`)
  await laptop.getByRole('button', { name: 'Voir les noms' }).click()
  await laptop.getByRole('button', { name: 'Retirer Amina de la séance' }).click()
  await laptop.getByText('Ses cartes restent sur les tableaux', { exact: false }).waitFor()
  await laptop.getByRole('button', { name: 'Retirer', exact: true }).click()
  await laptop.getByText('Amina n’est plus dans la séance.', { exact: false }).waitFor()
  await tablet.getByText('Cet appareil n’est plus dans la séance').waitFor()
  expect(await laptop.getByRole('button', { name: 'Retirer Amina de la séance' }).count()).toBe(0)
  // The keyboard is still in the list, though the button that it was on has gone.
  expect(await laptop.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null)).toBe(true)
  await laptop.keyboard.press('Escape')
  await laptop.getByRole('dialog').waitFor({ state: 'detached' })
  await laptop.goto(`/sessions/${session.id}/boards/${session.boards[0]!.id}`)
  await cardWith(laptop, 'Je reste').waitFor()
})

it('[JN12] a participant who opens an observer’s link stays who they are', async () => {
  const session = await house.newSession()
  const tablet = await joinAs(house, session, { name: 'Amina' })
  const { token } = await house.ask<{ token: string }>('POST', `/api/sessions/${session.id}/observers`, {
    name: 'Jury',
  })
  await tablet.goto('about:blank')
  await tablet.goto(`/s/${session.id}#observer=${token}`)
  await isSaved(tablet)
  await tablet.getByRole('button', { name: /^Amina/ }).waitFor()
})

it('[FA10] who is here is told with group and table, and found by name in a full room', async () => {
  const session = await house.newSession({ groups: [{ name: 'Patients' }], tables: 1 })
  const groupId = session.groups[0]!.id
  for (let seat = 1; seat <= 12; seat += 1) {
    await house.ask('POST', '/api/join', {
      code: session.joinCode,
      name: seat === 12 ? 'Élodie' : `Ami ${seat}`,
      groupId,
    })
  }
  const laptop = await house.facilitator()
  await laptop.goto(`/sessions/${session.id}`)
  await laptop.getByRole('button', { name: 'Voir les noms' }).click()
  const people = laptop.getByRole('dialog').getByRole('listitem')
  await people.nth(11).waitFor()
  await laptop.getByLabel('Chercher un nom').fill('elo')
  await people.nth(1).waitFor({ state: 'detached' })
  for (const told of ['Élodie', 'Patients · Table 1', 'pas là']) await people.getByText(told, { exact: true }).waitFor()
})
