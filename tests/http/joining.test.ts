/** Getting into the room: codes, slips, names, and a hundred people while somebody guesses. */
import { afterEach, expect, test } from 'vitest'
import { newId } from '../../shared/ids.ts'
import { isJoinCode, newJoinCode } from '../../shared/joinCode.ts'
import { FAILED_ATTEMPTS } from '../../shared/limits.ts'
import { createHandClock } from '../session/handClock.ts'
import { type House, openHouse } from './house.ts'

let house: House
afterEach(() => house.close())

test('[JN1] a code is taken as people type it', async () => {
  house = openHouse()
  const { joinCode } = await house.newSession()
  const typed = `${joinCode!.slice(0, 4).toLowerCase()} - ${joinCode!.slice(4)}`
  expect((await house.call('POST', '/api/join/door', { body: { code: typed } })).status).toBe(200)
})

test('[JN2] a slip, an unknown code and a closed session are told apart, in the person’s language', async () => {
  house = openHouse()
  const session = await house.newSession()
  const slip = mistype(session.joinCode!)
  const ask = async (code: string) => {
    const headers = { 'accept-language': 'fr-FR,fr;q=0.9,en;q=0.5' }
    const answer = await house.call('POST', '/api/join/door', { body: { code }, headers })
    expect(answer.headers.get('content-language')).toBe('fr')
    return [answer.status, answer.json.code, answer.json.title]
  }
  expect(await ask(slip)).toEqual([422, 'mistyped-code', 'Une lettre du code semble fausse.'])
  expect(await ask(newJoinCode())).toEqual([404, 'unknown-code', 'Aucune séance n’a ce code.'])
  await house.lead('POST', `/api/sessions/${session.id}/close`)
  expect(await ask(session.joinCode!)).toEqual([409, 'session-closed', 'La séance est terminée.'])
})

test('[JN3] two people with one name both get in, and can be told apart', async () => {
  house = openHouse()
  const session = await house.newSession()
  const names = ['Marie', 'marie', '  Marie ', 'Marie 2', 'Ma\u202erie', '', undefined]
  const given: string[] = []
  for (const name of names) given.push((await house.join(session, { name })).participant.name)
  expect(given.slice(0, 4)).toEqual(['Marie', 'marie 2', 'Marie 3', 'Marie 2 2'])
  expect(given[4]).toBe('Marie 4')
  expect(given.slice(5).every((name) => /^\w+ \w+$/.test(name))).toBe(true)
  expect(new Set(given).size).toBe(names.length)
})

test('[JN13] the same key gives the same participant, so that a retry after a lost answer makes nobody twice', async () => {
  const clock = createHandClock()
  house = openHouse({ clock })
  const session = await house.newSession()
  const key = newId()
  const join = (input: object) => house.join(session, { name: 'Marie', key, ...input })
  const [first, retry] = await Promise.all([join({}), join({})])
  expect(retry).toEqual(first)
  const { participants } = await house.lead('GET', `/api/sessions/${session.id}/participants`)
  expect(participants.filter(({ role }: { role: string }) => role === 'participant')).toHaveLength(1)
  expect((await join({ key: newId() })).participant.name).toBe('Marie 2')
  expect((await join({ key: undefined })).participant.name).toBe('Marie 3')
})

test('[JN13] a key is forgotten after some minutes, and when its participant has left', async () => {
  const clock = createHandClock()
  house = openHouse({ clock })
  const session = await house.newSession()
  const key = newId()
  const first = await house.join(session, { name: 'Marie', key })
  await clock.advance(9 * 60_000)
  expect((await house.join(session, { name: 'Marie', key })).participant.id).toBe(first.participant.id)
  await clock.advance(2 * 60_000)
  const second = await house.join(session, { name: 'Marie', key })
  expect(second.participant.id).not.toBe(first.participant.id)
  await house.call('DELETE', `/api/sessions/${session.id}/me`, { token: second.token })
  expect((await house.join(session, { name: 'Marie', key })).participant.id).not.toBe(second.participant.id)
})

test('[JN5] 120 people get in at once while 200 wrong codes are tried; only the wrong ones wait', async () => {
  const clock = createHandClock()
  house = openHouse({ clock })
  const session = await house.newSession({ tables: 15 })
  let answered = 0
  const guesses = Array.from({ length: 200 }, async () => {
    const answer = await house.call('POST', '/api/join/door', { body: { code: newJoinCode() } })
    answered++
    return answer
  })
  // The clock stands still: whoever has to wait cannot come in.
  const joined = await Promise.all(Array.from({ length: 120 }, () => house.join(session, { name: 'Marie' })))
  expect(new Set(joined.map(({ participant }) => participant.name)).size).toBe(120)
  const perTable = Map.groupBy(joined, ({ participant }) => participant.tableId)
  expect([...perTable.values()].map((people) => people.length)).toEqual(Array(15).fill(8))
  // The very first failure is told at once; how many are under way tells nothing of a code.
  expect(answered).toBeLessThanOrEqual(1)

  await clock.advance(2_000)
  const codes = Map.groupBy(await Promise.all(guesses), ({ json }) => json.code)
  expect(codes.get('unknown-code')).toHaveLength(100)
  expect(codes.get('too-many-attempts')).toHaveLength(100)
  const [refused] = codes.get('too-many-attempts')!
  expect([refused!.status, refused!.headers.get('retry-after')]).toEqual([429, '2'])
})

test('[JN5] so many guesses may wait; past them no code is read at all, right or wrong', async () => {
  const clock = createHandClock()
  house = openHouse({ clock })
  const { joinCode } = await house.newSession()
  const knock = (code: string | null) => house.call('POST', '/api/join/door', { body: { code } })
  await knock(newJoinCode())
  const guesses = Array.from({ length: FAILED_ATTEMPTS.maxHeld }, () => knock(newJoinCode()))
  while (house.sessions.brake.refuseUnread() === null) await clock.advance(0)
  for (const code of [joinCode, newJoinCode()]) {
    const { status, json, headers } = await knock(code)
    expect([status, json.code, headers.get('retry-after')]).toEqual([429, 'too-many-attempts', '2'])
  }
  await clock.advance(2_000)
  await Promise.all(guesses)
  expect((await knock(joinCode)).status).toBe(200)
})

test('[JN5] guessing slows down no other session’s honest failure for good: failures are forgotten', async () => {
  const clock = createHandClock()
  house = openHouse({ clock })
  const guess = () => house.call('POST', '/api/join', { body: { code: newJoinCode() } })
  const many = Array.from({ length: 30 }, guess)
  await clock.advance(2_000)
  await Promise.all(many)
  await clock.advance(60_000)
  expect((await guess()).json.code).toBe('unknown-code')
})

test('[JN7] a token is kept as its hash only, and stands in no address', async () => {
  house = openHouse()
  const session = await house.newSession()
  const { token, participant } = await house.join(session)
  const stored = await house.storage.participants.get(participant.id)
  expect(JSON.stringify(stored)).not.toContain(token)
  expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  expect((await house.call('GET', `/api/sessions/${session.id}?token=${token}`)).status).toBe(401)
})

test('[JN4] cookies are HttpOnly, SameSite=Strict, and Secure behind https', async () => {
  house = openHouse()
  const { joinCode } = await house.newSession()
  const cookie = async (headers: Record<string, string>) =>
    (await house.call('POST', '/api/join', { body: { code: joinCode }, headers })).headers.get('set-cookie')
  expect(await cookie({})).toMatch(
    /^tablee_participant_\w{16}=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Strict$/,
  )
  expect(await cookie({ 'x-forwarded-proto': 'https' })).toContain('; Secure')
})

test('[JN8] a group that does not exist is refused, a table is given evenly by group', async () => {
  house = openHouse()
  const session = await house.newSession({ tables: 2, groups: [{ name: 'A' }, { name: 'B' }] })
  const bad = await house.call('POST', '/api/join', { body: { code: session.joinCode, groupId: '0'.repeat(16) } })
  expect([bad.status, bad.json.code]).toEqual([422, 'unknown-group'])
  const [a, b] = session.groups.map((group) => group.id)
  const tables: string[] = []
  for (const groupId of [a, a, b, b]) tables.push((await house.join(session, { groupId })).participant.tableId!)
  expect(new Set(tables.slice(0, 2)).size).toBe(2)
  expect(new Set(tables.slice(2)).size).toBe(2)
})

function mistype(code: string): string {
  const letters = [...code]
  letters[2] = letters[2] === 'A' ? 'C' : 'A'
  const slip = letters.join('')
  expect(isJoinCode(slip)).toBe(false)
  return slip
}
