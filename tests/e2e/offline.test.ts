/** Without network: what a person writes stays, says so, and arrives. */
import { expect, it } from 'vitest'
import { addCard, cardWith, isSaved, joinAs, saveState, sendCard, startCard } from './boardPage.ts'
import { NETWORK_AWAY } from './complaints.ts'
import type { Device } from './devices.ts'
import { keepHouse } from './house.ts'

const house = keepHouse()

/** A tablet in a corner of the room, with a Wi-Fi that it has for itself. */
async function joinInCorner(session: { id: string; joinCode: string }, name: string, device: Device = 'tablet') {
  const wifi = await house.openWifi()
  const page = await joinAs(house, session, { name, device, wifi })
  return {
    page,
    comeBack: () => wifi.comeBack(),
    async leaveNetwork(): Promise<void> {
      house.complaints.tolerate(NETWORK_AWAY)
      wifi.goAway()
      await saveState(page).getByText('Hors ligne', { exact: false }).waitFor()
    },
    async findNetwork(): Promise<void> {
      wifi.comeBack()
      await isSaved(page)
    },
  }
}

it('[CS1] [RM6] keeps what is written without network, says so, and merges it with what others wrote', async () => {
  const session = await house.newSession()
  const { page: away, leaveNetwork, findNetwork } = await joinInCorner(session, 'Amina')
  const here = await joinAs(house, session, { name: 'Paul' })
  await addCard(away, 'Avant')
  await isSaved(away)
  await leaveNetwork()
  await addCard(away, 'Sans réseau')
  await saveState(away).getByText('Hors ligne · 1 carte gardée ici').waitFor()
  await addCard(here, 'Pendant ce temps')
  await findNetwork()
  for (const page of [away, here])
    for (const text of ['Avant', 'Sans réseau', 'Pendant ce temps']) await cardWith(page, text).waitFor()
})

it('[CS9] finds what was written without network after the page was closed, also when the server was away', async () => {
  const session = await house.newSession()
  const tablet = await joinAs(house, session, { name: 'Amina' })
  await addCard(tablet, 'Avant')
  await isSaved(tablet)
  house.complaints.tolerate(NETWORK_AWAY)
  await house.stopServer('SIGKILL')
  await saveState(tablet).getByText('Hors ligne', { exact: false }).waitFor()
  await addCard(tablet, 'Dans la panne')
  await saveState(tablet).getByText('Hors ligne · 1 carte gardée ici').waitFor()
  // The battery is empty: nothing in the page's memory is left.
  const context = tablet.context()
  await tablet.close()
  await house.startServer()
  const again = await context.newPage()
  await again.goto(`/s/${session.id}`)
  await cardWith(again, 'Dans la panne').waitFor()
  await isSaved(again)
  const other = await joinAs(house, session, { name: 'Paul' })
  for (const text of ['Avant', 'Dans la panne']) await cardWith(other, text).waitFor()
})

it('[CS12] gives back as a draft what the board would not take any more', async () => {
  const session = await house.newSession()
  const { page: tablet, leaveNetwork, comeBack } = await joinInCorner(session, 'Amina')
  await leaveNetwork()
  await addCard(tablet, 'Trop tard')
  const [board] = session.boards
  await house.ask('PATCH', `/api/boards/${board!.id}`, { locked: true })
  comeBack()
  await tablet.getByText('1 carte n’a pas pu être enregistrée', { exact: false }).waitFor()
  await tablet.getByText('Tableau en lecture seule', { exact: false }).waitFor()
  await house.ask('PATCH', `/api/boards/${board!.id}`, { locked: false })
  await tablet.getByRole('button', { name: 'Voir', exact: true }).tap()
  await tablet.getByRole('button', { name: 'Remettre sur le tableau' }).tap()
  await cardWith(tablet, 'Trop tard').waitFor()
  await isSaved(tablet)
  const other = await joinAs(house, session, { name: 'Paul' })
  await cardWith(other, 'Trop tard').waitFor()
})

it('[CS1] never says saved of what the server has not', async () => {
  const session = await house.newSession()
  const { page: tablet, leaveNetwork, findNetwork } = await joinInCorner(session, 'Amina')
  await startCard(tablet, 'Une phrase')
  await isSaved(tablet)
  await leaveNetwork()
  await tablet.keyboard.type(' de plus')
  await saveState(tablet).getByText('1 carte gardée ici', { exact: false }).waitFor()
  expect(await tablet.locator('[data-card][data-unsaved]').count()).toBe(1)
  await findNetwork()
  await expect.poll(() => tablet.locator('[data-card][data-unsaved]').count()).toBe(0)
})

it('keeps a card that a phone sends without network', async () => {
  const session = await house.newSession()
  const { page: phone, leaveNetwork, findNetwork } = await joinInCorner(session, 'Zoé', 'phone')
  await leaveNetwork()
  await sendCard(phone, 'Depuis le couloir')
  await phone
    .getByRole('button', { name: /gardée ici/ })
    .filter({ hasText: 'Depuis le couloir' })
    .waitFor()
  await findNetwork()
  const other = await joinAs(house, session, { name: 'Paul' })
  await cardWith(other, 'Depuis le couloir').waitFor()
})
