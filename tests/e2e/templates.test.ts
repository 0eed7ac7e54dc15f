/** A facilitator chooses what boards begin as, and people find them laid out. */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { ZoneView } from '../../shared/api/boards.ts'
import type { Board, Session } from '../../shared/api/sessions.ts'
import { joinAs } from './boardPage.ts'
import { keepHouse } from './house.ts'
import { axeViolations, isWithinReach, overflowX } from './looks.ts'

const house = keepHouse()

const zonesOf = async (board: Board): Promise<ZoneView[]> =>
  (await house.ask<{ zones: ZoneView[] }>('GET', `/api/boards/${board.id}/zones`)).zones

const sessionOf = (page: Page): Promise<Session & { joinCode: string }> =>
  house.ask('GET', new URL(page.url()).pathname.replace('/sessions/', '/api/sessions/'))

const template = (page: Page, title: string) => page.getByRole('dialog').locator('label').filter({ hasText: title })

it('[FA8] a session with a needs map at its tables is prepared by touch, and people find their groups on it', async () => {
  await house.newSession()
  const facilitator = await house.facilitator('tablet')
  await facilitator.goto('/sessions/new')
  await facilitator.getByLabel('Titre de la séance').fill('Atelier des besoins')
  await facilitator.getByRole('button', { name: 'Prendre les six groupes habituels' }).tap()
  await facilitator.getByRole('button', { name: 'Plus de tables' }).tap()
  await facilitator.getByRole('button', { name: 'Plus de tables' }).tap()
  await facilitator.getByRole('button', { name: 'Tableau de chaque table' }).tap()
  await template(facilitator, 'Carte des besoins').tap()
  await facilitator.getByRole('button', { name: 'Terminé' }).tap()
  await facilitator.getByRole('button', { name: 'Tableau de chaque table Carte des besoins' }).waitFor()

  await facilitator.getByRole('button', { name: 'Ajouter un tableau' }).tap()
  await template(facilitator, 'Impact et effort').tap()
  await facilitator.getByRole('button', { name: 'Ajouter', exact: true }).last().tap()
  await facilitator.getByRole('button', { name: 'Modifier Impact et effort' }).waitFor()

  await facilitator.getByRole('button', { name: 'Créer la séance' }).tap()
  await facilitator.getByRole('heading', { name: 'Ouvrez les portes' }).waitFor()
  const session = await sessionOf(facilitator)
  expect(session.boards.map(({ title, template: id }) => [title, id])).toEqual([
    ['Tableau commun', 'blank'],
    ['Impact et effort', 'impact-effort'],
    ['Table 1', 'needs-map'],
    ['Table 2', 'needs-map'],
  ])

  const participant = await joinAs(house, session, { name: 'Amina' })
  const cells = await zonesOf(session.boards[2]!)
  expect(new Set(cells.map(({ row }) => row)).size).toBe(6)
  await expect.poll(() => participant.locator('[data-zone]').count()).toBe(cells.length)
  await participant.getByText('Patients et aidants').first().waitFor()
  await participant.getByText('Un besoin par carte', { exact: false }).waitFor()
})

it('[FA8] a board is added by keyboard alone; its name follows its template until somebody writes one', async () => {
  const session = await house.newSession()
  const laptop = await house.facilitator()
  await laptop.goto(`/sessions/${session.id}`)
  await laptop.getByRole('main').getByRole('button', { name: 'Autres actions', exact: true }).press('Enter')
  await laptop.getByRole('menuitem', { name: 'Ajouter un tableau' }).press('Enter')
  const chosen = laptop.getByRole('radio', { checked: true })
  await expect.poll(() => chosen.evaluate((radio) => radio === document.activeElement)).toBe(true)
  expect(await chosen.getAttribute('value')).toBe('blank')

  const name = laptop.getByLabel('Nom du tableau')
  await laptop.keyboard.press('ArrowDown')
  expect(await name.inputValue()).toBe('Carte des besoins')
  await laptop.keyboard.press('ArrowDown')
  expect(await name.inputValue()).toBe('Carte d’empathie')
  await laptop.keyboard.press('Tab')
  await laptop.keyboard.press('ControlOrMeta+a')
  await laptop.keyboard.type('Dans la peau de Paul')
  await laptop.keyboard.press('Shift+Tab')
  await laptop.keyboard.press('ArrowDown')
  expect(await name.inputValue()).toBe('Dans la peau de Paul')
  await laptop.keyboard.press('Tab')
  await laptop.keyboard.press('Enter')
  await laptop.getByRole('heading', { name: 'Dans la peau de Paul' }).waitFor()
  const { boards } = await sessionOf(laptop)
  expect(boards.at(-1)).toMatchObject({ title: 'Dans la peau de Paul', template: 'user-journey' })
})

it('[FA8] each template that the keyboard reaches is in view, not below the foot of the dialog', async () => {
  const session = await house.newSession()
  const phone = await house.facilitator('phone')
  await phone.goto(`/sessions/${session.id}`)
  await phone.getByRole('main').getByRole('button', { name: 'Autres actions', exact: true }).press('Enter')
  await phone.getByRole('menuitem', { name: 'Ajouter un tableau' }).press('Enter')
  const dialog = phone.getByRole('dialog')
  const chosen = dialog.locator('label[data-selected]')
  await chosen.waitFor()
  const titles = new Set<string | null>()
  for (let step = 0; step < (await dialog.getByRole('radio').count()); step += 1) {
    titles.add(await chosen.textContent())
    const isInView = await chosen.evaluate((label) => {
      const { left, top, width, bottom } = label.getBoundingClientRect()
      const isHit = (y: number): boolean => label.contains(document.elementFromPoint(left + width / 2, y))
      return isHit(top + 4) && isHit(bottom - 4)
    })
    expect(isInView, (await chosen.textContent()) ?? '').toBe(true)
    await phone.keyboard.press('ArrowDown')
  }
  expect(titles.size).toBe(await dialog.getByRole('radio').count())
})

it.each(['phone', 'tablet', 'projector'] as const)(
  'fits a %s, with its act in reach, and axe finds nothing',
  async (device) => {
    await house.newSession()
    const page = await house.facilitator(device)
    await page.goto('/sessions/new')
    await page.getByRole('button', { name: 'Ajouter un tableau' }).click()
    const add = page.getByRole('dialog').getByRole('button', { name: 'Ajouter', exact: true })
    expect(await isWithinReach(add)).toBe(true)
    expect(await overflowX(page)).toBeLessThanOrEqual(0)
    expect(await axeViolations(page)).toEqual([])
    // Without a name nothing is added; and the page below is not sent.
    await add.click()
    await page.getByText('Donnez un nom.').waitFor()
    expect(await page.getByText('Donnez un titre à la séance.').count()).toBe(0)
  },
)

it('[SE10] zones are written in the language of who adds the board, its instruction is told in that of who reads it', async () => {
  const session = await house.newSession({ boards: [], tables: 1 })
  const laptop = await house.facilitator('laptop', { language: 'en' })
  await laptop.goto(`/sessions/${session.id}`)
  await laptop.getByRole('main').getByRole('button', { name: 'More actions', exact: true }).click()
  await laptop.getByRole('menuitem', { name: 'Add a board' }).click()
  await template(laptop, 'Target vision').click()
  await laptop.getByRole('dialog').getByRole('button', { name: 'Add a board' }).click()
  await laptop.getByRole('heading', { name: 'Target vision' }).waitFor()
  const board = (await sessionOf(laptop)).boards.at(-1)!
  expect((await zonesOf(board)).map(({ title }) => title)).toEqual(['Today', 'Tomorrow', 'In five years'])

  await laptop.getByRole('link', { name: 'Open the board Target vision' }).click()
  await laptop.getByText('Imagine that all went well.', { exact: false }).waitFor()
  await laptop.getByText('In five years', { exact: true }).waitFor()

  const tablet = await house.facilitator('tablet', { language: 'fr' })
  await tablet.goto(`/sessions/${session.id}/boards/${board.id}`)
  await tablet.getByText('Imaginez que tout s’est bien passé.', { exact: false }).waitFor()
  await tablet.getByText('In five years', { exact: true }).waitFor()
})
