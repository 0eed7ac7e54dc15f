/** No finger, no mouse: everything a participant does, by keys. */
import { expect, it } from 'vitest'
import { cardWith, hasCaret, isSaved, placeOf, saveState } from './boardPage.ts'
import { keepHouse } from './house.ts'

const house = keepHouse()

it('[BD25] joins, writes, moves, bins, undoes and leaves with the keyboard alone', async () => {
  const session = await house.newSession()
  const page = await house.device('laptop')
  const { keyboard } = page
  const focused = () =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent)
  /** Presses Tab until what has the focus says this, as somebody would who looks at the screen. */
  const tabTo = async (words: RegExp, key = 'Tab') => {
    for (let press = 0; press < 40; press += 1) {
      if (words.test((await focused()) ?? '')) return
      await keyboard.press(key)
    }
    throw new Error(`${words} is not reached by ${key}; the focus is on ${await focused()}`)
  }

  await page.goto('/')
  await page.getByLabel('Code').waitFor()
  await keyboard.type(session.joinCode)
  await page.getByRole('heading', { name: 'Bienvenue ! Qui êtes-vous ?' }).waitFor()
  await page.getByRole('radio').first().waitFor({ state: 'attached' })
  for (let press = 0; press < 12; press += 1) {
    await keyboard.press('Tab')
    if (await page.evaluate(() => (document.activeElement as HTMLInputElement).type === 'radio')) break
  }
  await keyboard.press('ArrowDown')
  await tabTo(/^Rejoindre/)
  await keyboard.press('Enter')
  await page.waitForURL(`**/s/${session.id}`)
  await isSaved(page)

  await tabTo(/^Tableau\./)
  await keyboard.press('n')
  await hasCaret(page)
  await keyboard.type('Sans souris')
  await keyboard.press('Escape')
  await expect.poll(focused).toMatch(/Sans souris$/)
  const before = await placeOf(page, 'Sans souris')

  await keyboard.press('ArrowRight')
  await keyboard.press('ArrowDown')
  const moved = await placeOf(page, 'Sans souris')
  expect(moved[0]).toBeGreaterThan(before[0])
  expect(moved[1]).toBeGreaterThan(before[1])

  await keyboard.press('Enter')
  await hasCaret(page)
  await keyboard.type(', et vite')
  await keyboard.press('Escape')
  await cardWith(page, 'Sans souris, et vite').waitFor()

  await keyboard.press('Delete')
  await cardWith(page, 'Sans souris').waitFor({ state: 'detached' })
  await keyboard.press('Control+z')
  await cardWith(page, 'Sans souris, et vite').waitFor()
  await isSaved(page)
  expect(await saveState(page).textContent()).toContain('Enregistré')

  for (const text of ['Deuxième', 'Troisième']) {
    await keyboard.press('n')
    await hasCaret(page)
    await keyboard.type(text)
    await keyboard.press('Escape')
  }
  await keyboard.press('Escape')
  await keyboard.press('Escape')
  await expect.poll(focused).toMatch(/^(Annuler|Tout voir)/)
  await keyboard.press('Shift+Tab')
  await tabTo(/Sans souris, et vite$/)
  const tint = () => cardWith(page, 'Sans souris').evaluate((card) => getComputedStyle(card).backgroundColor)
  const tintBefore = await tint()
  await keyboard.press('m')
  await tabTo(/^Couleur$/)
  await keyboard.press('Enter')
  await page.getByRole('menu').waitFor()
  await keyboard.press('ArrowDown')
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await expect.poll(tint).not.toBe(tintBefore)

  await tabTo(/^Partir$/, 'Shift+Tab')
  await keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await tabTo(/^Partir et effacer/)
  await keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Entrez le code de l’atelier' }).waitFor()
})
