/** The server goes down in the middle of a step: in order, or as when somebody pulls the plug. */
import { expect, it } from 'vitest'
import { addCard, cardWith, isSaved, joinAs, saveState } from './boardPage.ts'
import { NETWORK_AWAY } from './complaints.ts'
import { keepHouse } from './house.ts'

const house = keepHouse()

/** Tablets wait 5 s at most between two attempts; the rest is for a busy machine. */
const BACK_WITHIN_MS = 10_000

it.each(['SIGTERM', 'SIGKILL'] as const)(
  '[CS4] [LA3] tablets are back within seconds after %s, with all that showed saved',
  async (signal) => {
    const session = await house.newSession()
    const [monique, karim] = [
      await joinAs(house, session, { name: 'Monique' }),
      await joinAs(house, session, { name: 'Karim' }),
    ]
    await addCard(monique, 'Avant la panne')
    await isSaved(monique)
    await cardWith(karim, 'Avant la panne').waitFor()

    house.complaints.tolerate(NETWORK_AWAY)
    await house.stopServer(signal)
    await saveState(karim).getByText('Hors ligne', { exact: false }).waitFor()
    await addCard(karim, 'Pendant la panne')
    await house.startServer()
    const from = performance.now()
    await isSaved(karim)
    await cardWith(monique, 'Pendant la panne').waitFor()
    expect(performance.now() - from).toBeLessThan(BACK_WITHIN_MS)

    const third = await joinAs(house, session, { name: 'Paul' })
    for (const text of ['Avant la panne', 'Pendant la panne']) await cardWith(third, text).waitFor()
  },
)
