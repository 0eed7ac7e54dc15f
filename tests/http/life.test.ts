/** A script with nothing but the API runs the whole life of a session. */

import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { signedInSchema } from '../../shared/api/auth.ts'
import { cardListSchema } from '../../shared/api/boards.ts'
import { iterationListSchema, iterationWithKeySchema } from '../../shared/api/iterations.ts'
import { doorSchema, joinedSchema, meSchema } from '../../shared/api/join.ts'
import {
  participantListSchema,
  sessionEventListSchema,
  sessionListSchema,
  sessionSchema,
} from '../../shared/api/sessions.ts'
import { addCard, cardBody, cardsOf } from '../../shared/board/boardDoc.ts'
import type { CardRecord } from '../../shared/board/card.ts'
import { boardDocName, sessionDocName } from '../../shared/protocol/docNames.ts'
import { sessionRoots } from '../../shared/session/sessionDoc.ts'
import { FACILITATOR_TOKEN, type House, openHouse } from './house.ts'

let house: House
afterEach(() => house.close())

const needCard = (author: string): CardRecord => ({
  kind: 'need',
  pos: [10, 20],
  color: 'sun',
  author,
  createdAt: 1,
  deletedAt: null,
})

test('[SE1] a session from its preparation to its end', async () => {
  house = openHouse()
  const session = await house.newSession({
    groups: [{ name: 'Patients', color: 'blue' }, { name: 'Soignants' }],
    tables: 2,
    boards: [{ title: 'Plénière' }],
  })
  expect(sessionSchema.strict().parse(session).question).toBe('Comment aider chacun ?')
  expect(session.boards.map((board) => board.title)).toEqual(['Plénière', 'Table 1', 'Table 2'])
  expect(new Set(session.groups.map((group) => group.color)).size).toBe(2)

  const door = await house.call('POST', '/api/join/door', { body: { code: session.joinCode } })
  const { groups, offeredName } = doorSchema.strict().parse(door.json)
  const joined = joinedSchema.strict().parse(await house.join(session, { name: offeredName, groupId: groups[0]!.id }))
  expect(joined.participant).toMatchObject({ name: offeredName, role: 'participant', groupId: groups[0]!.id })
  expect(joined.session.joinCode).toBeNull()

  const board = session.boards[0]!
  await house.rooms.edit(boardDocName(board.id), joined.participant.id, (doc) =>
    addCard(doc, needCard(joined.participant.id), { text: 'Parler\nà quelqu’un' }),
  )
  const cards = await house.call('GET', `/api/boards/${board.id}/cards`, { token: joined.token })
  expect(cardListSchema.strict().parse(cards.json).cards).toMatchObject([
    { text: 'Parler\nà quelqu’un', author: joined.participant.id, pos: [10, 20] },
  ])

  await house.lead('PATCH', `/api/sessions/${session.id}`, { question: 'Comment aider les aidants ?' })
  await house.lead('PATCH', `/api/boards/${board.id}`, { locked: true })
  const iteration = iterationWithKeySchema
    .strict()
    .parse(await house.lead('POST', `/api/sessions/${session.id}/iterations`, { note: 'Bravo' }))
  expect(iteration).toMatchObject({ number: 1, note: 'Bravo', question: 'Comment aider les aidants ?' })

  const closed = sessionSchema.strict().parse(await house.lead('POST', `/api/sessions/${session.id}/close`))
  expect(closed.status).toBe('closed')
  const iterations = iterationListSchema.parse(await house.lead('GET', `/api/sessions/${session.id}/iterations`))
  expect(iterations.iterations.map(({ number, trigger }) => [number, trigger])).toEqual([
    [1, 'facilitator'],
    [2, 'close'],
  ])
  const late = await house.call('POST', '/api/join', { body: { code: session.joinCode } })
  expect([late.status, late.json.code]).toEqual([409, 'session-closed'])

  expect((await house.lead('POST', `/api/sessions/${session.id}/reopen`)).status).toBe('open')
  await house.join(session)
  const list = sessionListSchema.parse(await house.lead('GET', '/api/sessions'))
  expect(list.sessions).toMatchObject([{ id: session.id, status: 'open', participants: 2, iterations: 2 }])
  const { events } = sessionEventListSchema
    .strict()
    .parse(await house.lead('GET', `/api/sessions/${session.id}/events`))
  expect(events.map((event) => event.kind)).toEqual([
    'question-reworded',
    'board-locked',
    'iteration-saved',
    'iteration-saved',
    'session-closed',
    'session-reopened',
  ])
  expect(events[0]!.payload).toEqual({ from: 'Comment aider chacun ?', to: 'Comment aider les aidants ?' })
})

test('[SE2] the session doc says what the session is as soon as a command has answered', async () => {
  house = openHouse()
  const session = await house.newSession({ groups: [{ name: 'Patients' }] })
  const { participant } = await house.join(session, { name: 'Marie' })
  await house.lead('PATCH', `/api/boards/${session.boards[0]!.id}`, { locked: true })
  await house.lead('PATCH', `/api/sessions/${session.id}`, { title: 'Renommé' })
  const seen = await house.rooms.read(sessionDocName(session.id), (doc) => ({
    title: sessionRoots.session(doc).get('title'),
    groups: sessionRoots.session(doc).get('groups'),
    locked: sessionRoots.boards(doc).get(session.boards[0]!.id)?.locked,
    marie: sessionRoots.participants(doc).get(participant.id),
  }))
  expect(seen).toEqual({
    title: 'Renommé',
    groups: session.groups,
    locked: true,
    marie: { name: 'Marie', groupId: null, tableId: null, role: 'participant' },
  })
})

test('[SE3] emptying the bin keeps cards, authors and formatting, drops the binned, and begins an epoch', async () => {
  house = openHouse()
  const session = await house.newSession()
  const board = session.boards[0]!
  const docName = boardDocName(board.id)
  const { participant, token } = await house.join(session)
  const kept = await house.rooms.edit(docName, participant.id, (doc) => {
    addCard(doc, { ...needCard(participant.id), deletedAt: 5 }, { text: 'à la corbeille' })
    const id = addCard(doc, needCard(participant.id), { text: 'gardée' })
    const body = cardBody(cardsOf(doc).get(id)!)
    const paragraph = body.get(0) as Y.XmlElement
    ;(paragraph.get(0) as Y.XmlText).format(0, 3, { bold: {} })
    const list = new Y.XmlElement('orderedList')
    list.setAttribute('start', 3 as unknown as string)
    body.insert(1, [list])
    return id
  })
  const binned = await house.call('GET', `/api/boards/${board.id}/cards?bin=true`, { token })
  expect(binned.json.cards).toMatchObject([{ text: 'à la corbeille' }])
  const before = await house.rooms.read(docName, (doc) => bodyOf(doc, kept))

  expect(await house.lead('POST', `/api/boards/${board.id}/empty-bin`)).toEqual({
    boardId: board.id,
    removed: 1,
    epoch: 2,
  })
  expect((await house.call('GET', `/api/boards/${board.id}/cards?bin=true`, { token })).json.cards).toEqual([])
  const after = await house.call('GET', `/api/boards/${board.id}/cards`, { token })
  expect(after.json).toMatchObject({ epoch: 2, cards: [{ id: kept, text: 'gardée', author: participant.id }] })
  expect(await house.rooms.read(docName, (doc) => bodyOf(doc, kept))).toEqual(before)
  expect((await house.lead('GET', `/api/boards/${board.id}`)).epoch).toBe(2)
})

const bodyOf = (doc: Y.Doc, id: string): unknown => {
  const body = cardBody(cardsOf(doc).get(id)!)
  const [paragraph, list] = body.toArray() as Y.XmlElement[]
  return [(paragraph!.get(0) as Y.XmlText).toDelta(), list!.nodeName, list!.getAttributes()]
}

test('[JN4] a tablet that reloads is the same person, by cookie and by bearer, until it leaves', async () => {
  house = openHouse()
  const session = await house.newSession({ groups: [{ name: 'Patients' }] })
  const answer = await house.call('POST', '/api/join', { body: { code: session.joinCode, name: 'Marie' } })
  const cookie = answer.headers.get('set-cookie')!.split(';')[0]!
  const me = `/api/sessions/${session.id}/me`
  const byCookie = await house.call('GET', me, { headers: { cookie } })
  expect(meSchema.strict().parse(byCookie.json).participant.id).toBe(answer.json.participant.id)
  expect((await house.call('GET', me, { token: answer.json.token })).json).toEqual(byCookie.json)

  const headers = { cookie, origin: 'http://tablee.test' }
  const body = { name: 'Marie-Jo', groupId: session.groups[0]!.id }
  const changed = await house.call('PATCH', me, { headers, body })
  expect(changed.json.participant).toMatchObject(body)
  const seats = await house.call('GET', '/api/auth', { headers: { cookie } })
  expect(signedInSchema.strict().parse(seats.json)).toMatchObject({
    isFacilitator: false,
    seats: [{ session: { id: session.id }, participant: { name: 'Marie-Jo' } }],
  })

  const left = await house.call('DELETE', me, { headers })
  expect([left.status, left.headers.get('set-cookie')]).toEqual([204, expect.stringContaining('Max-Age=0')])
  expect((await house.call('GET', me, { headers: { cookie } })).status).toBe(401)
  const people = participantListSchema.parse(await house.lead('GET', `/api/sessions/${session.id}/participants`))
  expect(people.participants.map((person) => person.name)).toContain('Marie-Jo')
})

test('[PM5] a browser that is facilitator and participant is whom it says it is', async () => {
  house = openHouse()
  const session = await house.newSession()
  const { token, participant } = await house.join(session)
  const cookie = `tablee_facilitator=${FACILITATOR_TOKEN}; tablee_participant_${session.id}=${token}`
  const roleAs = async (query: string) =>
    (await house.call('GET', `/api/sessions/${session.id}/me${query}`, { headers: { cookie } })).json.participant
  expect((await roleAs('')).id).toBe(participant.id)
  expect((await roleAs('?as=participant')).id).toBe(participant.id)
  expect((await roleAs('?as=facilitator')).role).toBe('facilitator')
})

test('[BD8] a card in which nothing is written is not told of, and goes with the bin all the same', async () => {
  house = openHouse()
  const session = await house.newSession()
  const board = session.boards[0]!
  const { participant, token } = await house.join(session)
  await house.rooms.edit(boardDocName(board.id), participant.id, (doc) => {
    addCard(doc, needCard(participant.id))
    addCard(doc, needCard(participant.id), { text: ' \n ' })
    addCard(doc, needCard(participant.id), { text: 'écrite' })
    addCard(doc, { ...needCard(participant.id), deletedAt: 5 })
  })
  const cards = async (path: string) => (await house.call('GET', path, { token: FACILITATOR_TOKEN })).json.cards
  const texts = async (path: string) => (await cards(path)).map(({ text }: { text: string }) => text)
  expect(await texts(`/api/boards/${board.id}/cards`)).toEqual(['écrite'])
  expect(await texts(`/api/boards/${board.id}/cards?bin=true`)).toEqual([])
  const iteration = await house.lead('POST', `/api/sessions/${session.id}/iterations`, { note: '' })
  expect(iteration.boards[0].cards).toBe(1)
  expect(await texts(`/api/iterations/${iteration.id}/boards/${board.id}/cards`)).toEqual(['écrite'])
  expect(await house.lead('POST', `/api/boards/${board.id}/empty-bin`)).toMatchObject({ removed: 1, epoch: 2 })
  expect((await house.call('GET', `/api/boards/${board.id}`, { token })).json.epoch).toBe(2)
})

test('[SE11] a closed session keeps its title and its question until it is opened again', async () => {
  house = openHouse()
  const session = await house.newSession()
  const path = `/api/sessions/${session.id}`
  await house.lead('POST', `${path}/close`)
  for (const body of [{ question: 'Une autre ?' }, { title: 'Un autre' }]) {
    const refused = await house.call('PATCH', path, { token: FACILITATOR_TOKEN, body })
    expect([refused.status, refused.json.code]).toEqual([409, 'session-closed'])
  }
  expect(await house.lead('GET', path)).toMatchObject({ title: session.title, question: session.question })
  const { events } = sessionEventListSchema.parse(await house.lead('GET', `${path}/events`))
  expect(events.map((event) => event.kind)).not.toContain('question-reworded')

  await house.lead('POST', `${path}/reopen`)
  expect(await house.lead('PATCH', path, { question: 'Une autre ?' })).toMatchObject({ question: 'Une autre ?' })
})
