/** People of a session: observers by their link, who was removed, and how many there may be. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { meSchema } from '../../shared/api/join.ts'
import { newId } from '../../shared/ids.ts'
import { MAX_PARTICIPANTS } from '../../shared/limits.ts'
import { sessionDocName } from '../../shared/protocol/docNames.ts'
import { sessionRoots } from '../../shared/session/sessionDoc.ts'
import type { Joined, Session } from './answers.ts'
import { FACILITATOR_TOKEN, type House, openHouse } from './house.ts'

let house: House
let session: Session
beforeEach(async () => {
  house = openHouse()
  session = await house.newSession()
})
afterEach(() => house.close())

const invite = (name: string): Promise<Joined> => house.lead('POST', `/api/sessions/${session.id}/observers`, { name })
const follow = (token: string) => house.call('POST', '/api/auth/observer', { body: { token } })
const remove = (id: string) =>
  house.call('DELETE', `/api/sessions/${session.id}/participants/${id}`, { token: FACILITATOR_TOKEN })
const events = async (): Promise<{ kind: string; payload: object }[]> =>
  (await house.lead('GET', `/api/sessions/${session.id}/events`)).events
const inDoc = (id: string) =>
  house.rooms.read(sessionDocName(session.id), (doc) => sessionRoots.participants(doc).get(id))

test('[JN12] an observer’s token becomes a cookie, with which the browser is that observer', async () => {
  const { token, participant } = await invite('Jury')
  const answer = await follow(token)
  expect(meSchema.strict().parse(answer.json)).toMatchObject({ participant: { id: participant.id, role: 'observer' } })
  const cookie = answer.headers.get('set-cookie')!.split(';')[0]!
  expect(cookie).toBe(`tablee_participant_${session.id}=${token}`)
  const me = await house.call('GET', `/api/sessions/${session.id}/me?as=participant`, { headers: { cookie } })
  expect(me.json).toEqual(answer.json)
})

test('[JN12] a token that is no observer’s gets no cookie and is told so, slowly', async () => {
  const { token } = await house.join(session)
  for (const wrong of [token, FACILITATOR_TOKEN, 'x']) {
    const { status, json, headers } = await follow(wrong)
    expect([status, json.code, headers.get('set-cookie')]).toEqual([401, 'wrong-observer-link', null])
  }
})

test('[JN11] a removed participant is out at once, keeps their name, and the history tells it', async () => {
  const { token, participant } = await house.join(session, { name: 'Marie' })
  const closed: unknown[] = []
  const disconnect = house.rooms.disconnect.bind(house.rooms)
  house.rooms.disconnect = (...target) => {
    closed.push(target)
    disconnect(...target)
  }
  expect((await remove(participant.id)).status).toBe(204)
  expect(closed).toEqual([[participant.id, 'not-signed-in']])
  expect((await house.call('GET', `/api/sessions/${session.id}/me`, { token })).status).toBe(401)
  const { participants } = await house.lead('GET', `/api/sessions/${session.id}/participants`)
  expect(participants).toMatchObject([
    { role: 'facilitator', hasLeft: false },
    { name: 'Marie', hasLeft: true },
  ])
  expect(await inDoc(participant.id)).toMatchObject({ name: 'Marie', hasLeft: true })
  expect(await events()).toMatchObject([{ kind: 'participant-removed', payload: { participantId: participant.id } }])

  // Once is enough; who left by themselves is not removed a second time.
  expect((await remove(participant.id)).status).toBe(204)
  expect(await events()).toHaveLength(1)
})

test('[JN11] a revoked observer’s link opens nothing any more', async () => {
  const { token, participant } = await invite('Jury')
  await remove(participant.id)
  expect((await follow(token)).json.code).toBe('wrong-observer-link')
  expect((await events()).map(({ kind }) => kind)).toEqual(['observer-added', 'observer-removed'])
})

test('[JN11] the facilitator cannot be removed, nor somebody of another session', async () => {
  const { participants } = await house.lead('GET', `/api/sessions/${session.id}/participants`)
  expect((await remove(participants[0].id)).status).toBe(403)
  const stranger = await house.join(await house.newSession())
  const answer = await remove(stranger.participant.id)
  expect([answer.status, answer.json.code]).toEqual([404, 'unknown-participant'])
})

test('[JN11] who leaves is said to have left', async () => {
  const { token, participant } = await house.join(session)
  expect((await inDoc(participant.id))?.hasLeft).toBeUndefined()
  await house.call('DELETE', `/api/sessions/${session.id}/me`, { token })
  expect(await inDoc(participant.id)).toMatchObject({ hasLeft: true })
})

test('[JN10] a session is full of those who are in it: who left makes room', async () => {
  const live = (await house.sessions.live.get(session.id))!
  for (let person = 1; person < MAX_PARTICIPANTS; person++) {
    const id = newId()
    live.participants.set(id, { ...live.facilitator, id, role: 'participant', tokenHash: id })
  }
  const last = await house.join(session)
  const join = () => house.call('POST', '/api/join', { body: { code: session.joinCode } })
  const refused = await join()
  expect([refused.status, refused.json.code]).toEqual([409, 'session-full'])
  const observer = await house.call('POST', `/api/sessions/${session.id}/observers`, {
    token: FACILITATOR_TOKEN,
    body: { name: 'Jury' },
  })
  expect(observer.json.code).toBe('session-full')
  await remove(last.participant.id)
  const next = await join()
  expect(next.status).toBe(201)
  await house.call('DELETE', `/api/sessions/${session.id}/me`, { token: next.json.token })
  expect((await join()).status).toBe(201)
})

test('[JN6] a chair that was left is taken first', async () => {
  const tabled = await house.newSession({ tables: 2 })
  const tables = tabled.tables.map(({ id }) => id)
  const first = await house.join(tabled)
  await house.join(tabled)
  await house.call('DELETE', `/api/sessions/${tabled.id}/me`, { token: first.token })
  expect(first.participant.tableId).toBe(tables[0])
  expect((await house.join(tabled)).participant.tableId).toBe(tables[0])
})

test('[SE12] a session counts the participants who came, also those who left, and neither leader nor observers', async () => {
  const { token } = await house.join(session)
  await house.join(session)
  await invite('Jury')
  await house.call('DELETE', `/api/sessions/${session.id}/me`, { token })
  const { sessions } = await house.lead('GET', '/api/sessions')
  expect(sessions).toMatchObject([{ participants: 2 }])
})
