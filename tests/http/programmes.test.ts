/** Programmes are reworded, and remember how they were worded. */
import { afterEach, expect, test } from 'vitest'
import { programmeEventListSchema, programmeSchema } from '../../shared/api/sessions.ts'
import { FACILITATOR_TOKEN, type House, openHouse } from './house.ts'

let house: House
afterEach(() => house.close())

const programme = (): Promise<{ id: string; title: string; question: string }> =>
  house.lead('POST', '/api/programmes', { title: 'Santé', question: 'Comment aider chacun ?' })
const events = async (id: string) =>
  programmeEventListSchema.strict().parse(await house.lead('GET', `/api/programmes/${id}/events`)).events

test('[SE8] a programme is renamed and its question reworded; the history keeps both wordings', async () => {
  house = openHouse()
  const { id, ...before } = await programme()
  const reworded = await house.lead('PATCH', `/api/programmes/${id}`, { question: ' Comment aider les aidants ? ' })
  expect(programmeSchema.strict().parse(reworded)).toEqual({ id, ...before, question: 'Comment aider les aidants ?' })
  await house.lead('PATCH', `/api/programmes/${id}`, { title: 'Soins', question: 'Comment aider les aidants ?' })
  expect(await house.lead('GET', `/api/programmes/${id}`)).toMatchObject({ title: 'Soins' })
  expect((await events(id)).map(({ kind, payload }) => [kind, payload])).toEqual([
    ['question-reworded', { from: 'Comment aider chacun ?', to: 'Comment aider les aidants ?' }],
    ['programme-renamed', { from: 'Santé', to: 'Soins' }],
  ])
})

test('[SE8] of two who reword at once each leaves the wording that they found', async () => {
  house = openHouse()
  const { id } = await programme()
  const reword = (question: string) => house.lead('PATCH', `/api/programmes/${id}`, { question })
  await Promise.all([reword('Un ?'), reword('Deux ?')])
  const [first, second] = await events(id)
  expect(second!.payload.from).toBe(first!.payload.to)
})

test('[SE8] sessions that are prepared already keep their question; the next begins with the new one', async () => {
  house = openHouse()
  const early = await house.newSession()
  const path = `/api/programmes/${early.programmeId}`
  await house.lead('PATCH', path, { question: 'Autrement ?' })
  expect((await house.lead('GET', `/api/sessions/${early.id}`)).question).toBe('Comment aider chacun ?')
  const later = await house.lead('POST', '/api/sessions', { programmeId: early.programmeId, title: 'Suite' })
  expect(later.question).toBe('Autrement ?')
})

test('[SE8] a programme that does not exist is told so', async () => {
  house = openHouse()
  const path = '/api/programmes/0000000000000000'
  const call = { token: FACILITATOR_TOKEN, body: { title: 'x' } }
  expect((await house.call('PATCH', path, call)).json.code).toBe('unknown-programme')
  expect((await house.call('GET', `${path}/events`, { token: FACILITATOR_TOKEN })).json.code).toBe('unknown-programme')
})
