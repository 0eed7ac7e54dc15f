/** Writing in a card: formatted text, two people in one card, what a person leaves empty. */
import { expect, it } from 'vitest'
import { addCard, cardWith, hasCaret, isSaved, joinAs, startCard, undo, writeButton } from './boardPage.ts'
import { keepHouse } from './house.ts'

const house = keepHouse()

it('[BD5] writes bold, italic, lists and links, and others see them', async () => {
  const session = await house.newSession()
  const [writer, reader] = [
    await joinAs(house, session, { name: 'Monique' }),
    await joinAs(house, session, { name: 'Karim' }),
  ]
  const press = (name: string) => writer.getByRole('toolbar').getByRole('button', { name, exact: true }).tap()
  await startCard(writer, 'Un mot ')
  await press('Gras')
  await writer.keyboard.type('fort')
  await press('Gras')
  await writer.keyboard.type(' et ')
  await press('Italique')
  await writer.keyboard.type('doux')
  await press('Italique')
  await writer.keyboard.press('Enter')
  await press('Liste')
  await writer.keyboard.type('un point')
  await writer.keyboard.press('Enter')
  await writer.keyboard.type('un autre')
  await press('Lien')
  await writer.getByRole('textbox', { name: 'Adresse du lien' }).fill('exemple.fr')
  await writer.getByRole('button', { name: 'Mettre le lien' }).tap()
  await writer.getByRole('button', { name: 'Terminé' }).tap()
  await isSaved(writer)

  const card = cardWith(reader, 'Un mot fort et doux')
  await card.getByRole('link', { name: 'exemple.fr' }).waitFor()
  expect(await card.locator('strong').textContent()).toBe('fort')
  expect(await card.locator('em').textContent()).toBe('doux')
  expect(await card.getByRole('listitem').allTextContents()).toEqual(['un point', 'un autre exemple.fr'])
  const link = card.getByRole('link')
  expect(await link.getAttribute('href')).toBe('https://exemple.fr')
  expect(await link.getAttribute('rel')).toContain('noopener')
})

it('[BD11] draws a text that looks like HTML as the text that it is', async () => {
  const session = await house.newSession()
  const [writer, reader] = [
    await joinAs(house, session, { name: 'Monique' }),
    await joinAs(house, session, { name: 'Karim' }),
  ]
  const text = '<b>Gras</b> &amp; <img src="x" onerror="alert(1)">'
  await addCard(writer, text)
  const list = reader.getByRole('dialog', { name: 'Les cartes en liste' })
  await cardWith(reader, text).waitFor()
  await reader.getByRole('button', { name: 'Vue liste' }).tap()
  await list.getByText(text, { exact: false }).waitFor()
  for (const drawn of [cardWith(writer, text), cardWith(reader, text), list])
    expect(await drawn.locator('b, img').count()).toBe(0)
})

it('keeps what two people write into one card at once', async () => {
  const session = await house.newSession()
  const [monique, karim] = [
    await joinAs(house, session, { name: 'Monique' }),
    await joinAs(house, session, { name: 'Karim' }),
  ]
  await addCard(monique, 'Le soir')
  await cardWith(karim, 'Le soir').dblclick()
  await hasCaret(karim)
  // Whose hand is in it is told to the other.
  await monique.getByText('Karim écrit').waitFor({ state: 'attached' })
  await cardWith(monique, 'Le soir').dblclick()
  await hasCaret(monique)
  // Right after it got the focus the editor sets the caret itself; nobody is as fast as this test.
  await expect
    .poll(async () => {
      await monique.keyboard.press('Control+Home')
      return monique.evaluate(() => getSelection()?.anchorOffset)
    })
    .toBe(0)
  await Promise.all([monique.keyboard.type('Chez moi. '), karim.keyboard.type(', je ne sais plus')])
  for (const page of [monique, karim]) {
    await page.getByRole('button', { name: 'Terminé' }).tap()
    await cardWith(page, 'Chez moi. Le soir, je ne sais plus').waitFor()
  }
})

it('lets an empty card go without a trace', async () => {
  const session = await house.newSession()
  const tablet = await joinAs(house, session, { name: 'Monique' })
  await writeButton(tablet).tap()
  await hasCaret(tablet)
  await tablet.getByRole('button', { name: 'Terminé' }).tap()
  await writeButton(tablet).waitFor()
  expect(await tablet.locator('[data-card]').count()).toBe(0)
  await tablet.getByRole('button', { name: 'Corbeille' }).tap()
  await tablet.getByText('La corbeille est vide', { exact: false }).waitFor()
})

it('[UN5] takes back own words only', async () => {
  const session = await house.newSession()
  const [monique, karim] = [
    await joinAs(house, session, { name: 'Monique' }),
    await joinAs(house, session, { name: 'Karim' }),
  ]
  await addCard(monique, 'Le soir')
  await cardWith(karim, 'Le soir').dblclick()
  await hasCaret(karim)
  await karim.keyboard.type(' et la nuit')
  await karim.getByRole('button', { name: 'Terminé' }).tap()
  await cardWith(monique, 'Le soir et la nuit').waitFor()
  await cardWith(monique, 'Le soir').dblclick()
  await hasCaret(monique)
  await monique.keyboard.type(', souvent')
  await monique.getByRole('button', { name: 'Terminé' }).tap()
  await cardWith(karim, 'Le soir et la nuit, souvent').waitFor()
  await undo(monique)
  await expect.poll(() => cardWith(karim, 'Le soir').textContent()).not.toContain('souvent')
  await cardWith(karim, 'Le soir et la nuit').waitFor()
})

it('[BD31] keeps the line that is written in view, and shows a new card wherever it finds room', async () => {
  const session = await house.newSession()
  const tablet = await joinAs(house, session, { name: 'Amina' })
  await startCard(tablet, 'Un long texte qui remplit sa carte de haut en bas. '.repeat(16))
  const done = tablet.getByRole('button', { name: 'Terminé' })
  const caretIsInView = async (): Promise<boolean> => {
    const bar = (await done.boundingBox())!
    return tablet.evaluate((barTop) => {
      const range = getSelection()!.getRangeAt(0)
      const caret = range.getClientRects()[0] ?? (range.startContainer as Element).getBoundingClientRect()
      return caret.top > 60 && caret.bottom < barTop
    }, bar.y)
  }
  await expect.poll(caretIsInView).toBe(true)
  await done.tap()
  await writeButton(tablet).tap()
  await hasCaret(tablet)
  await expect.poll(caretIsInView).toBe(true)
})
