/** Fingers and a mouse on the stage, in a real browser: what each gesture does, and what it must leave alone. */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { addCard, cardWith, hasCaret, isSaved, joinAs, middleOf, placeOf, undo } from './boardPage.ts'
import { fingersOn, type Point } from './fingers.ts'
import { keepHouse } from './house.ts'

const house = keepHouse()

const CARD = 'Comprendre mes résultats'
/** Where on every screen of these tests is nothing but paper. */
const PAPER: Point = [160, 560]

const plus = ([x, y]: Point, [dx, dy]: Point): Point => [x + dx, y + dy]
const zoomOf = (page: Page): Promise<number> =>
  cardWith(page, CARD).evaluate((card: HTMLElement) => card.getBoundingClientRect().width / card.offsetWidth)
const isSelected = (page: Page): Promise<boolean> =>
  cardWith(page, CARD).evaluate((card) => card.hasAttribute('data-selected'))
const isShownAt = (page: Page, screen: Point): Promise<void> =>
  expect.poll(async () => (await middleOf(cardWith(page, CARD))).map(Math.round)).toEqual(screen.map(Math.round))
const selectionBar = (page: Page) => page.getByRole('toolbar', { name: 'Carte choisie' })

/** A tablet with one card on its board. */
async function tabletWithCard() {
  const session = await house.newSession()
  const tablet = await joinAs(house, session, { name: 'Amina' })
  await addCard(tablet, CARD)
  await isSaved(tablet)
  const fingers = await fingersOn(tablet)
  await fingers.tap(PAPER)
  await expect.poll(() => isSelected(tablet)).toBe(false)
  return { session, tablet, fingers, place: await placeOf(tablet, CARD) }
}

/** A laptop that looks at the tablet's board. */
async function laptopWithCard() {
  const { session, tablet, place } = await tabletWithCard()
  const laptop = await joinAs(house, session, { name: 'Paul', device: 'laptop' })
  await cardWith(laptop, CARD).waitFor()
  return { tablet, laptop, place }
}

it('[BD20] one finger on paper pans', async () => {
  const { tablet, fingers, place } = await tabletWithCard()
  const before = await middleOf(cardWith(tablet, CARD))
  await fingers.down(PAPER)
  await fingers.move(plus(PAPER, [150, -120]))
  await fingers.lift()
  await isShownAt(tablet, plus(before, [150, -120]))
  expect(await placeOf(tablet, CARD)).toEqual(place)
  expect(await zoomOf(tablet)).toBe(1)
})

it('[BD20] one finger on a card selects it by a tap, and carries it', async () => {
  const { tablet, fingers, place } = await tabletWithCard()
  const middle = await middleOf(cardWith(tablet, CARD))
  await fingers.tap(middle)
  await expect.poll(() => isSelected(tablet)).toBe(true)
  await fingers.down(middle)
  await fingers.move(plus(middle, [-150, 100]))
  await fingers.lift()
  await expect.poll(() => placeOf(tablet, CARD)).toEqual(plus(place, [-150, 100]))
  await isShownAt(tablet, plus(middle, [-150, 100]))
  await fingers.tap(PAPER)
  await expect.poll(() => isSelected(tablet)).toBe(false)
})

it.each(['paper', 'the card'])('[BD20] two fingers on %s pinch', async (ground) => {
  const { tablet, fingers, place } = await tabletWithCard()
  const middle = ground === 'paper' ? PAPER : await middleOf(cardWith(tablet, CARD))
  const [from, to] = ground === 'paper' ? [70, 140] : [30, 60]
  await fingers.down(plus(middle, [-from, 0]))
  await fingers.down(plus(middle, [from, 0]))
  await fingers.move(plus(middle, [-to, 0]), plus(middle, [to, 0]))
  await expect.poll(() => zoomOf(tablet)).toBeCloseTo(2, 2)
  await fingers.move(plus(middle, [-from, 0]), plus(middle, [from, 0]))
  await fingers.lift()
  await expect.poll(() => zoomOf(tablet)).toBeCloseTo(1, 2)
  expect(await placeOf(tablet, CARD)).toEqual(place)
  expect(await isSelected(tablet)).toBe(false)
})

it('[BD20] a double tap writes', async () => {
  const { tablet, fingers, place } = await tabletWithCard()
  await fingers.doubleTap(await middleOf(cardWith(tablet, CARD)))
  await hasCaret(tablet)
  expect(await placeOf(tablet, CARD)).toEqual(place)
})

it('[BD20] a long press selects the card and goes to what can be done with it', async () => {
  const { tablet, fingers, place } = await tabletWithCard()
  const middle = await middleOf(cardWith(tablet, CARD))
  await fingers.down(middle)
  await selectionBar(tablet).locator('button:focus').waitFor()
  // Nothing is carried any more, wherever the finger goes.
  await fingers.move(plus(middle, [120, 60]))
  await fingers.lift()
  expect(await isSelected(tablet)).toBe(true)
  expect(await placeOf(tablet, CARD)).toEqual(place)
})

it('[BD20] the right button does the same', async () => {
  const { laptop } = await laptopWithCard()
  await laptop.mouse.click(...(await middleOf(cardWith(laptop, CARD))), { button: 'right' })
  await selectionBar(laptop).locator('button:focus').waitFor()
  expect(await isSelected(laptop)).toBe(true)
})

it('[BD21] a touch that moves less than 6 px is a tap; more carries', async () => {
  const { tablet, fingers, place } = await tabletWithCard()
  const middle = await middleOf(cardWith(tablet, CARD))
  await fingers.down(middle)
  await fingers.move(plus(middle, [4, 3]))
  await fingers.lift()
  await expect.poll(() => isSelected(tablet)).toBe(true)
  expect(await placeOf(tablet, CARD)).toEqual(place)
  await fingers.down(middle)
  await fingers.move(plus(middle, [8, 0]))
  await fingers.lift()
  await expect.poll(() => placeOf(tablet, CARD)).toEqual(plus(place, [8, 0]))
})

it('[BD22] a mouse drags cards and paper', async () => {
  const { tablet, laptop, place } = await laptopWithCard()
  const { mouse } = laptop
  const drag = async (from: Point, by: Point, button: 'left' | 'middle' = 'left') => {
    await mouse.move(...from)
    await mouse.down({ button })
    await mouse.move(...plus(from, by), { steps: 8 })
    await mouse.up({ button })
  }
  const middle = await middleOf(cardWith(laptop, CARD))
  await drag(middle, [200, -80])
  await expect.poll(() => placeOf(tablet, CARD)).toEqual(plus(place, [200, -80]))
  await drag(PAPER, [90, 40])
  await isShownAt(laptop, plus(middle, [290, -40]))
  // On a card, too, the middle button and the space bar pan.
  await drag(plus(middle, [290, -40]), [-90, -40], 'middle')
  await isShownAt(laptop, plus(middle, [200, -80]))
  await laptop.keyboard.down(' ')
  await drag(plus(middle, [200, -80]), [-200, 80])
  await laptop.keyboard.up(' ')
  await isShownAt(laptop, middle)
  expect(await placeOf(laptop, CARD)).toEqual(plus(place, [200, -80]))
  await drag(middle, [0, 50])
  await expect.poll(() => placeOf(tablet, CARD)).toEqual(plus(place, [200, -30]))
})

it('[BD22] a wheel pans, sideways with Shift, and zooms with Ctrl about where it points', async () => {
  const { laptop, place } = await laptopWithCard()
  const { mouse, keyboard } = laptop
  const middle = await middleOf(cardWith(laptop, CARD))
  await mouse.move(...middle)
  await mouse.wheel(30, 120)
  await isShownAt(laptop, plus(middle, [-30, -120]))
  await mouse.wheel(-30, -120)
  await isShownAt(laptop, middle)
  await keyboard.down('Shift')
  await mouse.wheel(0, 100)
  await isShownAt(laptop, plus(middle, [-100, 0]))
  await mouse.wheel(0, -100)
  await keyboard.up('Shift')
  await isShownAt(laptop, middle)
  await keyboard.down('Control')
  for (const [delta, change] of [
    [-100, 1],
    [100, -1],
  ] as const) {
    const before = await zoomOf(laptop)
    await mouse.wheel(0, delta)
    await expect.poll(async () => Math.sign((await zoomOf(laptop)) - before)).toBe(change)
    await isShownAt(laptop, middle)
  }
  await keyboard.up('Control')
  expect(await placeOf(laptop, CARD)).toEqual(place)
})

it('[BD23] a second finger during a drag ends it: the card goes back to where it lay, for everybody', async () => {
  const { session, tablet, fingers, place } = await tabletWithCard()
  const other = await joinAs(house, session, { name: 'Paul' })
  const middle = await middleOf(cardWith(tablet, CARD))
  await fingers.down(middle)
  await fingers.move(plus(middle, [150, 100]))
  await expect.poll(() => placeOf(other, CARD)).toEqual(plus(place, [150, 100]))
  await fingers.down(plus(middle, [150, 250]))
  await expect.poll(() => placeOf(tablet, CARD)).toEqual(place)
  await expect.poll(() => placeOf(other, CARD)).toEqual(place)
  // From now on the two pinch.
  await fingers.move(plus(middle, [150, 25]), plus(middle, [150, 325]))
  await expect.poll(() => zoomOf(tablet)).toBeCloseTo(2, 2)
  await fingers.lift()
  await isSaved(tablet)
  for (const page of [tablet, other]) expect(await placeOf(page, CARD)).toEqual(place)
})

it('[BD24] a gesture that the system cancels changes nothing, and the next one works', async () => {
  const { session, tablet, fingers, place } = await tabletWithCard()
  const middle = await middleOf(cardWith(tablet, CARD))
  await fingers.down(middle)
  await fingers.takeAway()
  expect(await isSelected(tablet)).toBe(false)
  await fingers.down(middle)
  await fingers.move(plus(middle, [150, 100]))
  await expect.poll(() => placeOf(tablet, CARD)).toEqual(plus(place, [150, 100]))
  await fingers.takeAway()
  await expect.poll(() => placeOf(tablet, CARD)).toEqual(place)
  const { cards } = await house.ask<{ cards: { pos: Point }[] }>('GET', `/api/boards/${session.boards[0]!.id}/cards`)
  expect(cards.map(({ pos }) => pos)).toEqual([place])
  await fingers.down(middle)
  await fingers.move(plus(middle, [-100, 50]))
  await fingers.lift()
  await expect.poll(() => placeOf(tablet, CARD)).toEqual(plus(place, [-100, 50]))
})

it('[BD24] a card that is binned under the finger takes no later gesture with it', async () => {
  const { session, tablet, fingers, place } = await tabletWithCard()
  const other = await joinAs(house, session, { name: 'Paul' })
  await cardWith(other, CARD).tap()
  const middle = await middleOf(cardWith(tablet, CARD))
  await fingers.down(middle)
  await fingers.move(plus(middle, [150, 100]))
  await selectionBar(other).getByRole('button', { name: 'À la corbeille' }).tap()
  await cardWith(tablet, CARD).waitFor({ state: 'detached' })
  await fingers.move(plus(middle, [200, 150]))
  await fingers.lift()
  await undo(other)
  await cardWith(tablet, CARD).waitFor()
  expect(await placeOf(tablet, CARD)).toEqual(place)
  await fingers.down(middle)
  await fingers.move(plus(middle, [-100, 50]))
  await fingers.lift()
  await expect.poll(() => placeOf(other, CARD)).toEqual(plus(place, [-100, 50]))
})
