import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { formatJoinCode, newJoinCode } from '../../shared/joinCode.ts'
import { keepHouse } from './house.ts'

const house = keepHouse()

const alert = (page: Page) => page.getByRole('alert')

it('[JN2] [JC2] tells a slip before anything is asked of the server, and keeps what was typed', async () => {
  const { joinCode } = await house.newSession()
  const phone = await house.device('phone')
  const asked: string[] = []
  phone.on('request', (request) => asked.push(request.url()))
  await phone.goto('/')
  const field = phone.getByLabel('Code')
  const wrong = joinCode.replace(/.$/, (last) => (last === 'A' ? 'C' : 'A'))
  await field.pressSequentially(wrong.toLowerCase())
  await alert(phone).getByText('Une lettre semble fausse').waitFor()
  expect(await field.inputValue()).toBe(formatJoinCode(wrong))
  expect(asked.some((url) => url.includes('/api/join'))).toBe(false)

  await field.press('Backspace')
  await field.pressSequentially(joinCode.slice(-1))
  await phone.getByRole('heading', { name: 'Bienvenue ! Qui êtes-vous ?' }).waitFor()
})

it('[JN2] tells a code that nobody has from a slip, without a lock-out', async () => {
  const { joinCode } = await house.newSession()
  house.complaints.tolerate(/status of 404/)
  const phone = await house.device('phone')
  await phone.goto(`/join#${newJoinCode()}`)
  const known = await alert(phone).textContent()
  expect(known).not.toBe('')
  await phone.goto(`/join#${joinCode}`)
  await phone.getByRole('heading', { name: 'Bienvenue ! Qui êtes-vous ?' }).waitFor()
})

it('[JC4] lets a person in with two taps, by the QR link, under the pseudonym that is offered', async () => {
  const { joinCode, id } = await house.newSession()
  const tablet = await house.device('tablet')
  await tablet.goto(`/join#${joinCode}`)
  const name = await tablet.getByLabel('Votre prénom ou un pseudonyme').inputValue()
  expect(name).not.toBe('')
  await tablet.getByText('Patients et aidants').tap()
  await tablet.getByRole('button', { name: 'Rejoindre' }).tap()
  await tablet.waitForURL(`**/s/${id}`)
  const { participants } = await house.ask<{ participants: { name: string; role: string }[] }>(
    'GET',
    `/api/sessions/${id}/participants`,
  )
  expect(participants.filter(({ role }) => role === 'participant')).toMatchObject([{ name }])
})

it('[JN3] lets two people of one name in, and tells the second how they are told apart', async () => {
  const { joinCode, id } = await house.newSession({ groups: [] })
  const names: string[] = []
  for (let person = 0; person < 2; person += 1) {
    const phone = await house.device('phone')
    await phone.goto(`/join#${joinCode}`)
    await phone.getByLabel('Votre prénom ou un pseudonyme').fill('Monique')
    await phone.getByRole('button', { name: 'Rejoindre' }).tap()
    await phone.waitForURL(`**/s/${id}`)
    if (person === 1) await phone.getByText('Quelqu’un s’appelle déjà ainsi : vous êtes Monique 2.').waitFor()
  }
  const { participants } = await house.ask<{ participants: { name: string }[] }>(
    'GET',
    `/api/sessions/${id}/participants`,
  )
  names.push(...participants.map(({ name }) => name))
  expect(names).toEqual(expect.arrayContaining(['Monique', 'Monique 2']))
})

it('[JN13] makes nobody twice when the answer to joining is lost on the way', async () => {
  const { joinCode, id } = await house.newSession({ groups: [] })
  const phone = await house.device('phone')
  await phone.route(
    '**/api/join',
    async (route) => {
      await route.fetch()
      await route.abort()
    },
    { times: 1 },
  )
  house.complaints.tolerate(/net::ERR_FAILED/)
  await phone.goto(`/join#${joinCode}`)
  await phone.getByLabel('Votre prénom ou un pseudonyme').fill('Monique')
  await phone.getByRole('button', { name: 'Rejoindre' }).tap()
  await alert(phone).getByText('réseau', { exact: false }).waitFor()
  await phone.context().clearCookies()
  await phone.getByRole('button', { name: 'Rejoindre' }).tap()
  await phone.waitForURL(`**/s/${id}`)
  const { participants } = await house.ask<{ participants: { name: string; role: string }[] }>(
    'GET',
    `/api/sessions/${id}/participants`,
  )
  expect(participants.filter(({ role }) => role === 'participant').map(({ name }) => name)).toEqual(['Monique'])
})

it('shows the table in huge type before the board', async () => {
  const { joinCode, id } = await house.newSession({ tables: 2, groups: [] })
  const phone = await house.device('phone')
  await phone.goto(`/join#${joinCode}`)
  await phone.getByRole('button', { name: 'Rejoindre' }).tap()
  const heading = phone.getByRole('heading', { name: 'Table 1' })
  await heading.waitFor()
  expect(await heading.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))).toBeGreaterThan(60)
  await phone.getByRole('button', { name: 'J’y suis' }).tap()
  await phone.waitForURL(`**/s/${id}`)
})

it('[JN4] offers a tablet that comes back its place again, in one tap', async () => {
  const { joinCode, id } = await house.newSession({ groups: [] })
  const phone = await house.device('phone')
  await phone.goto(`/join#${joinCode}`)
  await phone.getByLabel('Votre prénom ou un pseudonyme').fill('Amina')
  await phone.getByRole('button', { name: 'Rejoindre' }).tap()
  await phone.waitForURL(`**/s/${id}`)
  await phone.goto('/')
  await phone.getByRole('link', { name: 'Continuer comme Amina' }).tap()
  await phone.waitForURL(`**/s/${id}`)
})

it('explains what is kept, in plain words, before anybody is in', async () => {
  const { joinCode } = await house.newSession()
  const phone = await house.device('phone', { language: 'en' })
  await phone.goto(`/join#${joinCode}`)
  await phone.getByRole('button', { name: 'What is kept' }).tap()
  const sheet = phone.getByRole('dialog')
  await sheet.getByText('Nothing is sent to any other service', { exact: false }).waitFor()
  await sheet.getByRole('button', { name: 'I understand' }).tap()
  await sheet.waitFor({ state: 'detached' })
})
