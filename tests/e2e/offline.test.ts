/** Without network: what a person writes stays, says so, and arrives. */
import { expect, it } from 'vitest'
import { addCard, cardWith, isSaved, joinAs, saveState, sendCard, startCard, writeButton } from './boardPage.ts'
import { NETWORK_AWAY } from './complaints.ts'
import { keepHouse } from './house.ts'
import { joinInCorner } from './offlineCorner.ts'

const house = keepHouse()

it('[CS1] [RM6] keeps what is written without network, says so, and merges it with what others wrote', async () => {
  const session = await house.newSession()
  const { page: away, leaveNetwork, findNetwork } = await joinInCorner(house, session, 'Amina')
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
  const { page: tablet, leaveNetwork, wifi } = await joinInCorner(house, session, 'Amina')
  await leaveNetwork()
  await addCard(tablet, 'Trop tard')
  const [board] = session.boards
  await house.ask('PATCH', `/api/boards/${board!.id}`, { locked: true })
  wifi.comeBack()
  await tablet.getByText('1 carte n’a pas pu être enregistrée', { exact: false }).waitFor()
  await tablet.getByText('Tableau en lecture seule', { exact: false }).waitFor()
  await house.ask('PATCH', `/api/boards/${board!.id}`, { locked: false })
  await tablet.getByRole('button', { name: 'Voir', exact: true }).tap()
  // One tap lets no text go.
  await tablet.getByRole('button', { name: 'Ne plus garder' }).tap()
  await tablet.getByRole('button', { name: 'Garder', exact: true }).tap()
  await tablet.getByRole('button', { name: 'Remettre sur le tableau' }).tap()
  await cardWith(tablet, 'Trop tard').waitFor()
  await isSaved(tablet)
  const other = await joinAs(house, session, { name: 'Paul' })
  await cardWith(other, 'Trop tard').waitFor()
})

it('[CS1] [CS8] never says saved of what the server has not, card by card', async () => {
  const session = await house.newSession()
  const { page: tablet, leaveNetwork, findNetwork } = await joinInCorner(house, session, 'Amina')
  await addCard(tablet, 'Déjà là')
  await startCard(tablet, 'Une phrase')
  await isSaved(tablet)
  await leaveNetwork()
  await tablet.keyboard.type(' de plus')
  await saveState(tablet).getByText('1 carte gardée ici', { exact: false }).waitFor()
  const unsaved = () => tablet.locator('[data-card][data-unsaved]').allInnerTexts()
  expect(await unsaved()).toEqual([expect.stringContaining('Une phrase de plus')])
  await findNetwork()
  await expect.poll(unsaved).toEqual([])
})

it('[CS8] [CS9] keeps a card that a phone sends without network, and says so of it', async () => {
  const session = await house.newSession()
  const { page: phone, leaveNetwork, findNetwork } = await joinInCorner(house, session, 'Zoé', 'phone')
  await leaveNetwork()
  await sendCard(phone, 'Depuis le couloir')
  await phone
    .getByRole('button', { name: /gardée ici/ })
    .filter({ hasText: 'Depuis le couloir' })
    .waitFor()
  await saveState(phone).getByRole('button').tap()
  await phone.getByText('Ne rechargez pas la page avant', { exact: false }).waitFor()
  await phone.keyboard.press('Escape')
  await findNetwork()
  const other = await joinAs(house, session, { name: 'Paul' })
  await cardWith(other, 'Depuis le couloir').waitFor()
})

it('[CS19] says after some seconds without an ack that the network is slow, though it looks open', async () => {
  const session = await house.newSession()
  const { page: tablet, wifi } = await joinInCorner(house, session, 'Amina')
  await addCard(tablet, 'Avant')
  await isSaved(tablet)
  wifi.fallSilent()
  await addCard(tablet, 'Dans le silence')
  await saveState(tablet).getByText('Réseau lent · 1 carte gardée ici').waitFor()
  wifi.recover()
  await isSaved(tablet)
})

it('[CS16] asks to leave the page open where the tablet keeps nothing', async () => {
  const session = await house.newSession()
  const { page: tablet, leaveNetwork, findNetwork } = await joinInCorner(house, session, 'Amina')
  await tablet.addInitScript(() => {
    Object.defineProperty(globalThis, 'indexedDB', { value: undefined })
  })
  await tablet.reload()
  await isSaved(tablet)
  await leaveNetwork()
  await addCard(tablet, 'Sur un fil')
  await saveState(tablet).getByText('Ne fermez pas cette page').waitFor()
  await findNetwork()
})

it('[CS16] asks to leave the page open when writing on the tablet begins to fail', async () => {
  const session = await house.newSession()
  const { page: tablet, leaveNetwork, findNetwork } = await joinInCorner(house, session, 'Amina')
  await leaveNetwork()
  await addCard(tablet, 'Gardée')
  await saveState(tablet).getByText('Hors ligne · 1 carte gardée ici').waitFor()
  // The disk is full: the browser ends the write.
  await tablet.evaluate(() => {
    const add = IDBObjectStore.prototype.add
    IDBObjectStore.prototype.add = function (...values) {
      const request = add.apply(this, values)
      this.transaction.abort()
      return request
    }
  })
  house.complaints.tolerate(/AbortError/)
  await addCard(tablet, 'Perdue sans cette page')
  await saveState(tablet).getByText('Ne fermez pas cette page').waitFor()
  await findNetwork()
  const other = await joinAs(house, session, { name: 'Paul' })
  for (const text of ['Gardée', 'Perdue sans cette page']) await cardWith(other, text).waitFor()
})

it('[BD27] lets people write in a plain field when the editor cannot be loaded', async () => {
  const session = await house.newSession()
  const other = await joinAs(house, session, { name: 'Paul' })
  const tablet = await house.device('tablet')
  await tablet.route(/CardEditor.*\.js/, (route) => route.abort())
  house.complaints.tolerate(/net::ERR_FAILED/)
  const answer = await tablet.request.post('/api/join', { data: { code: session.joinCode, name: 'Amina' } })
  expect(answer.ok()).toBe(true)
  await tablet.goto(`/s/${session.id}`)
  await isSaved(tablet)
  await writeButton(tablet).tap()
  const field = tablet.getByRole('textbox', { name: 'Texte de la carte' })
  await tablet.getByText('La mise en forme n’est pas arrivée', { exact: false }).waitFor()
  await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true)
  await tablet.keyboard.type('Sans mise en forme')
  await tablet.keyboard.press('Enter')
  await tablet.keyboard.type('n’est rien')
  await isSaved(tablet)
  await cardWith(other, 'Sans mise en forme').getByText('n’est rien').waitFor()
  await tablet.getByRole('button', { name: 'Terminé' }).tap()
  await tablet.unrouteAll()
  await tablet.reload()
  await cardWith(tablet, 'Sans mise en forme').waitFor()
  await startCard(tablet, 'De nouveau')
  await tablet.getByRole('toolbar').getByRole('button', { name: 'Gras', exact: true }).waitFor()
})
