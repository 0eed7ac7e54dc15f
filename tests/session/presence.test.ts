/** Who is here, as the session doc tells it. */
import { afterEach, expect, test } from 'vitest'
import type { DocAccess } from '../../server/sync/access.ts'
import { sessionDocName } from '../../shared/protocol/docNames.ts'
import { sessionRoots } from '../../shared/session/sessionDoc.ts'
import type { Session } from '../http/answers.ts'
import { type House, openHouse } from '../http/house.ts'
import { createHandClock } from './handClock.ts'

let house: House
afterEach(() => house.close())

const present = (session: Session): Promise<string[]> =>
  house.rooms.read(sessionDocName(session.id), (doc) => [...sessionRoots.present(doc).keys()].sort())

const rows = (session: Session): Promise<number> => house.storage.docs.lastSeq(sessionDocName(session.id))

async function accessOf(session: Session, token: string): Promise<DocAccess> {
  const authorized = await house.sessions.authority.authorize(sessionDocName(session.id), token)
  if (!authorized.ok) throw new Error(authorized.reason)
  return authorized.access
}

test('[SE5] the first who comes is told at once, a wave is told once a second', async () => {
  const clock = createHandClock()
  house = openHouse({ clock })
  const { authority } = house.sessions
  const session = await house.newSession()
  const docName = sessionDocName(session.id)
  const people = await Promise.all(Array.from({ length: 30 }, () => house.join(session)))
  const accesses = await Promise.all(people.map(({ token }) => accessOf(session, token)))
  const before = await rows(session)

  authority.connectionOpened(accesses[0]!, docName)
  await clock.advance(0)
  expect(await present(session)).toEqual([people[0]!.participant.id])
  for (const access of accesses.slice(1)) authority.connectionOpened(access, docName)
  await clock.advance(999)
  expect(await present(session)).toHaveLength(1)
  await clock.advance(1)
  expect(await present(session)).toHaveLength(30)
  expect((await rows(session)) - before).toBe(2)
})

test('[SE5] a person with two connections stays until both are gone', async () => {
  const clock = createHandClock()
  house = openHouse({ clock })
  const { authority } = house.sessions
  const session = await house.newSession()
  const docName = sessionDocName(session.id)
  const { token, participant } = await house.join(session)
  const [tablet, phone] = [await accessOf(session, token), await accessOf(session, token)]
  authority.connectionOpened(tablet, docName)
  authority.connectionOpened(phone, docName)
  await clock.advance(1_000)
  authority.connectionClosed(tablet, docName)
  await clock.advance(1_000)
  expect(await present(session)).toEqual([participant.id])
  const list = await house.lead('GET', `/api/sessions/${session.id}/participants`)
  expect(list.participants.map((person: { isPresent: boolean }) => person.isPresent)).toEqual([false, true])
  authority.connectionClosed(phone, docName)
  await clock.advance(1_000)
  expect(await present(session)).toEqual([])
})

test('[SE6] after a restart nobody is said to be here who is not, and a missed change is written', async () => {
  house = openHouse()
  const session = await house.newSession()
  const { participant, token } = await house.join(session)
  await house.rooms.edit(sessionDocName(session.id), null, (doc) => {
    sessionRoots.present(doc).set(participant.id, true)
    sessionRoots.session(doc).set('title', 'ce qu’un arrêt a laissé')
  })
  const again = house.restart()
  await again.sessions.authority.authorize(sessionDocName(session.id), token)
  const seen = await house.rooms.read(sessionDocName(session.id), (doc) => ({
    present: sessionRoots.present(doc).size,
    title: sessionRoots.session(doc).get('title'),
  }))
  expect(seen).toEqual({ present: 0, title: 'Atelier' })
  again.sessions.close()
})

test('[SE7] what is already in the doc is not written again', async () => {
  house = openHouse()
  const session = await house.newSession()
  const before = await rows(session)
  await house.lead('PATCH', `/api/sessions/${session.id}`, { title: session.title })
  expect(await rows(session)).toBe(before)
})
