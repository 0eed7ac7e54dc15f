/** What the sync room is told about a token and a doc. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { boardDocName, type DocName, sessionDocName } from '../../shared/protocol/docNames.ts'
import type { Session } from '../http/answers.ts'
import { FACILITATOR_TOKEN, type House, openHouse } from '../http/house.ts'
import { createHandClock } from './handClock.ts'

let house: House
let session: Session
let board: DocName

beforeEach(async () => {
  house = openHouse()
  session = await house.newSession()
  board = boardDocName(session.boards[0]!.id)
})
afterEach(() => house.close())

const authorize = async (doc: DocName, token: string | null) => {
  const answer = await house.sessions.authority.authorize(doc, token)
  return answer.ok ? answer.access : answer.reason
}
const accessTo = async (doc: DocName, token: string) => {
  const access = await authorize(doc, token)
  if (typeof access === 'string') throw new Error(access)
  return access
}

test('[PM4] a token opens the docs of its own session', async () => {
  const { token, participant } = await house.join(session)
  expect(await authorize(board, token)).toMatchObject({ participant: participant.id, role: 'participant' })
  expect(await authorize(board, null)).toBe('not-signed-in')
  expect(await authorize(board, 'unknown')).toBe('not-signed-in')
  const stranger = await house.join(await house.newSession())
  expect(await authorize(board, stranger.token)).toBe('not-allowed')
  expect(await authorize(sessionDocName(session.id), stranger.token)).toBe('not-allowed')
  expect(await authorize(boardDocName('0000000000000000'), token)).toBe('unknown-doc')
  expect(await authorize('board/../etc' as DocName, token)).toBe('unknown-doc')
})

test('[PM4] the facilitator is a participant of each session', async () => {
  const access = await accessTo(board, FACILITATOR_TOKEN)
  const other = await accessTo(boardDocName((await house.newSession()).boards[0]!.id), FACILITATOR_TOKEN)
  expect([access.role, other.role]).toEqual(['facilitator', 'facilitator'])
  expect(access.participant).not.toBe(other.participant)
})

test('[PM1] an observer writes nothing, nobody writes the session doc', async () => {
  const observer = await house.lead('POST', `/api/sessions/${session.id}/observers`, { name: 'Jury' })
  expect((await accessTo(board, observer.token)).editRefusal()).toBe('not-allowed')
  expect((await accessTo(board, FACILITATOR_TOKEN)).editRefusal()).toBeNull()
  expect((await accessTo(sessionDocName(session.id), FACILITATOR_TOKEN)).editRefusal()).toBe('not-allowed')
})

test('[PM2] a lock and a closing hold for connections that are already open', async () => {
  const { token } = await house.join(session)
  const access = await accessTo(board, token)
  const path = `/api/boards/${session.boards[0]!.id}`
  expect(access.editRefusal()).toBeNull()
  await house.lead('PATCH', path, { locked: true })
  expect(access.editRefusal()).toBe('locked')
  await house.lead('PATCH', path, { locked: false })
  expect(access.editRefusal()).toBeNull()
  await house.lead('POST', `/api/sessions/${session.id}/close`)
  expect(access.editRefusal()).toBe('session-closed')
  await house.lead('POST', `/api/sessions/${session.id}/reopen`)
  expect(access.editRefusal()).toBeNull()
})

test('[SE4] when the closing iteration cannot be saved, the session stays open', async () => {
  const access = await accessTo(board, FACILITATOR_TOKEN)
  house.storage.iterations.insert = () => Promise.reject(new Error('disk full'))
  const answer = await house.call('POST', `/api/sessions/${session.id}/close`, { token: FACILITATOR_TOKEN })
  expect(answer.status).toBe(500)
  expect(access.editRefusal()).toBeNull()
  expect((await house.lead('GET', `/api/sessions/${session.id}`)).status).toBe('open')
})

test('[JN4] the token of somebody who has left opens nothing', async () => {
  const { token } = await house.join(session)
  await house.call('DELETE', `/api/sessions/${session.id}/me`, { token })
  expect(await authorize(board, token)).toBe('not-signed-in')
})

test('[PM2] a lock holds for a connection to a board alone, however long nobody has asked for the session', async () => {
  await house.close()
  const clock = createHandClock()
  house = openHouse({ clock })
  house.sessions.start()
  session = await house.newSession()
  board = boardDocName(session.boards[0]!.id)
  const { authority } = house.sessions
  const access = await accessTo(board, FACILITATOR_TOKEN)
  authority.connectionOpened(access, board)
  await clock.advance(3 * 60 * 60_000)
  await house.lead('PATCH', `/api/boards/${session.boards[0]!.id}`, { locked: true })
  expect(access.editRefusal()).toBe('locked')

  authority.connectionClosed(access, board)
  await clock.advance(3 * 60 * 60_000)
  expect([...house.sessions.live.all()]).toEqual([])
  expect((await accessTo(board, FACILITATOR_TOKEN)).editRefusal()).toBe('locked')
})
