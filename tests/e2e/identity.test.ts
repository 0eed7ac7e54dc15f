/** Who a tablet is: through a reload, after leaving, and for the next person who takes it. */
import { expect, it } from 'vitest'
import { addCard, cardWith, isSaved, joinAs, saveState } from './boardPage.ts'
import { keepHouse } from './house.ts'
import { joinInCorner } from './offlineCorner.ts'

const house = keepHouse()

const peopleOf = async (sessionId: string): Promise<{ id: string; name: string; role: string }[]> => {
  const path = `/api/sessions/${sessionId}/participants`
  const { participants } = await house.ask<{ participants: { id: string; name: string; role: string }[] }>('GET', path)
  return participants.filter(({ role }) => role === 'participant')
}

it('[JN4] stays the same person after a reload, with the same cards', async () => {
  const session = await house.newSession()
  const tablet = await joinAs(house, session, { name: 'Amina' })
  await addCard(tablet, 'Ma première carte')
  await isSaved(tablet)
  await tablet.reload()
  await isSaved(tablet)
  await cardWith(tablet, 'Ma première carte').waitFor()
  await tablet.getByRole('button', { name: /^Amina/ }).waitFor()
  await addCard(tablet, 'Ma deuxième carte')
  await isSaved(tablet)
  const people = await peopleOf(session.id)
  expect(people).toHaveLength(1)
  const { cards } = await house.ask<{ cards: { author: string }[] }>(
    'GET',
    `/api/boards/${session.boards[0]!.id}/cards`,
  )
  expect(new Set(cards.map(({ author }) => author))).toEqual(new Set([people[0]!.id]))
})

it('[CS11] [JN4] forgets a person who leaves, and keeps their cards on the board', async () => {
  const session = await house.newSession()
  const tablet = await joinAs(house, session, { name: 'Amina' })
  await addCard(tablet, 'Je laisse ceci')
  await isSaved(tablet)
  await tablet.getByRole('button', { name: 'Partir', exact: true }).tap()
  await tablet.getByRole('button', { name: 'Partir et effacer' }).tap()
  await tablet.getByRole('heading', { name: 'Entrez le code de l’atelier' }).waitFor()
  const left = () =>
    tablet.evaluate(async () => ({
      databases: (await indexedDB.databases()).map(({ name }) => name),
      records: Object.keys(localStorage).filter((key) => key !== 'tablee:language'),
    }))
  await expect.poll(left).toEqual({ databases: [], records: [] })
  expect((await tablet.context().cookies()).filter(({ name }) => name.startsWith('tablee_participant'))).toEqual([])

  // The way back is the code, as for anybody.
  house.complaints.tolerate(/status of 401/)
  await tablet.goto(`/s/${session.id}`)
  await tablet.getByText('Cet appareil n’est pas encore dans cette séance', { exact: false }).waitFor()
  await tablet.getByRole('textbox', { name: 'Code' }).waitFor()
  const other = await joinAs(house, session, { name: 'Paul' })
  await cardWith(other, 'Je laisse ceci').waitFor()
})

it('[PT9] lets the first person leave properly when somebody else takes the tablet, and tells their open tab', async () => {
  const session = await house.newSession({ groups: [] })
  const first = await joinAs(house, session, { name: 'Amina' })
  await addCard(first, 'Je laisse ceci')
  await isSaved(first)
  const [{ id: firstId } = { id: '' }] = await peopleOf(session.id)
  const second = await first.context().newPage()
  await second.goto(`/join#${session.joinCode}`)
  await second.getByRole('button', { name: 'C’est quelqu’un d’autre' }).tap()
  await second.getByRole('heading', { name: 'Amina s’en va ?' }).waitFor()
  await second.getByRole('button', { name: 'Continuer sans Amina' }).tap()
  await first.getByRole('heading', { name: 'Cet appareil n’est plus dans la séance' }).waitFor()
  await second.getByLabel('Votre prénom ou un pseudonyme').fill('Paul')
  await second.getByRole('button', { name: 'Rejoindre' }).tap()
  await second.waitForURL(`**/s/${session.id}`)
  await isSaved(second)
  await addCard(second, 'Et moi cela')
  await isSaved(second)
  const kept = await second.evaluate(async () => [
    ...(await indexedDB.databases()).map(({ name }) => name!),
    ...Object.entries(localStorage).flat(),
  ])
  expect(kept.filter((text) => text.includes(firstId))).toEqual([])
  const { cards } = await house.ask<{ cards: { text: string; author: string }[] }>(
    'GET',
    `/api/boards/${session.boards[0]!.id}/cards`,
  )
  const [amina, paul] = await peopleOf(session.id)
  expect(cards.map(({ text, author }) => [text, author])).toEqual([
    ['Je laisse ceci', amina!.id],
    ['Et moi cela', paul!.id],
  ])
})

it('[PT9] uploads what the first person left unsaved while it asks, and warns as long as it is not', async () => {
  const session = await house.newSession({ groups: [] })
  const { page: first, leaveNetwork, wifi } = await joinInCorner(house, session, 'Amina')
  await leaveNetwork()
  await addCard(first, 'Pas encore partie')
  await saveState(first).getByText('Hors ligne · 1 carte gardée ici').waitFor()
  const context = first.context()
  await first.close()
  wifi.comeBack()
  const second = await context.newPage()
  // The page comes through, and the board's connection does not yet.
  let isLetThrough = false
  await second.routeWebSocket(/sync/, (socket) => {
    if (isLetThrough) socket.connectToServer()
    else void socket.close({ code: 1013 })
  })
  await second.goto(`/join#${session.joinCode}`)
  await second.getByRole('button', { name: 'C’est quelqu’un d’autre' }).tap()
  const warning = second.getByText('1 carte écrite par Amina n’existe que sur cet appareil', { exact: false })
  await warning.waitFor()
  isLetThrough = true
  await warning.waitFor({ state: 'detached' })
  await second.getByRole('button', { name: 'Continuer sans Amina' }).tap()
  await second.getByLabel('Votre prénom ou un pseudonyme').waitFor()
  const other = await joinAs(house, session, { name: 'Paul' })
  await cardWith(other, 'Pas encore partie').waitFor()
})
