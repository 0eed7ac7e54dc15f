/** Who a tablet is: through a reload, after leaving, and for the next person who takes it. */
import { expect, it } from 'vitest'
import { addCard, cardWith, isSaved, joinAs } from './boardPage.ts'
import { keepHouse } from './house.ts'

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
  await tablet.getByText('Cette tablette n’est pas encore dans cette séance', { exact: false }).waitFor()
  await tablet.getByRole('textbox', { name: 'Code' }).waitFor()
  const other = await joinAs(house, session, { name: 'Paul' })
  await cardWith(other, 'Je laisse ceci').waitFor()
})
