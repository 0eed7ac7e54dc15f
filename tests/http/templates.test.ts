/** Boards that begin as templates: what is written on them, when, in which words, and how the API tells it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { zoneListSchema } from '../../shared/api/boards.ts'
import type { Board } from '../../shared/api/sessions.ts'
import { templateListSchema } from '../../shared/api/templates.ts'
import { addCard, addZones } from '../../shared/board/boardDoc.ts'
import { CARD_MIN_HEIGHT, CARD_WIDTH, type CardRecord } from '../../shared/board/card.ts'
import { TEMPLATES } from '../../shared/board/templates/templates.ts'
import type { ZoneRecord } from '../../shared/board/zone.ts'
import { boardDocName, sessionDocName } from '../../shared/protocol/docNames.ts'
import { sessionRoots } from '../../shared/session/sessionDoc.ts'
import type { Session } from './answers.ts'
import { FACILITATOR_TOKEN, type House, openHouse } from './house.ts'

let house: House
beforeEach(() => {
  house = openHouse()
})
afterEach(() => house.close())

const GROUPS = [{ name: 'Patients et aidants' }, { name: 'Soignants' }]
const token = FACILITATOR_TOKEN

const zonesOf = async (board: { id: string }) =>
  zoneListSchema.strict().parse(await house.lead('GET', `/api/boards/${board.id}/zones`)).zones

const cardsOf = async (board: { id: string }) => (await house.lead('GET', `/api/boards/${board.id}/cards`)).cards

const ofTables = ({ boards }: Session): Board[] => boards.filter(({ tableId }) => tableId !== null)

const zone = (author: string, part: Partial<ZoneRecord>): ZoneRecord => ({
  title: '',
  instruction: '',
  pos: [0, 0],
  size: [1_000, 500],
  color: null,
  row: '',
  column: '',
  xAxis: null,
  yAxis: null,
  author,
  createdAt: 1,
  deletedAt: null,
  ...part,
})

describe('a session', () => {
  it('[SE9] has its boards begin as what was asked for, and tells it', async () => {
    const session = await house.newSession({
      tables: 2,
      tableTemplate: 'needs-map',
      boards: [{ title: 'Vision', template: 'target-vision' }, { title: 'Mur' }],
    })
    const templates = session.boards.map(({ title, template }) => [title, template])
    expect(templates).toEqual([
      ['Vision', 'target-vision'],
      ['Mur', 'blank'],
      ['Table 1', 'needs-map'],
      ['Table 2', 'needs-map'],
    ])
    const told = await house.rooms.read(sessionDocName(session.id), (doc) =>
      session.boards.map(({ id }) => sessionRoots.boards(doc).get(id)?.template),
    )
    expect(told).toEqual(['target-vision', 'blank', 'needs-map', 'needs-map'])
  })

  it('[SE9] without tables and boards begins on a blank sheet', async () => {
    const { boards } = await house.newSession({ tableTemplate: 'needs-map' })
    expect(boards.map(({ template }) => template)).toEqual(['blank'])
  })

  it('[SE10] has the zones of every board on disk before anybody can learn of it', async () => {
    const { insert } = house.storage.sessions
    let laidOut: number[] = []
    house.storage.sessions.insert = async (record, parts) => {
      const counts = parts.boards.map(({ id }) => house.rooms.read(boardDocName(id), (doc) => doc.getMap('zones').size))
      laidOut = await Promise.all(counts)
      await insert(record, parts)
    }
    const session = await house.newSession({
      groups: GROUPS,
      tables: 2,
      tableTemplate: 'needs-map',
      boards: [{ title: 'Vision', template: 'target-vision' }],
    })
    expect(laidOut).toEqual(await Promise.all(session.boards.map(async (board) => (await zonesOf(board)).length)))
    expect(Math.min(...laidOut)).toBeGreaterThan(1)
  })

  it('[SE10] has its groups on a needs map, each with its cells', async () => {
    const session = await house.newSession({ groups: GROUPS, tables: 1, tableTemplate: 'needs-map' })
    const cells = (await zonesOf(ofTables(session)[0]!)).filter(({ row }) => row !== '')
    expect([...new Set(cells.map(({ row }) => row))]).toEqual(GROUPS.map(({ name }) => name))
    const columns = GROUPS.map(({ name }) => cells.filter(({ row }) => row === name).map(({ column }) => column))
    expect(columns[0]!.length).toBeGreaterThan(1)
    expect(columns[1]).toEqual(columns[0])
  })

  it('[SE10] speaks the language that was asked for, else that of the request', async () => {
    const programme = await house.lead('POST', '/api/programmes', { title: 'Santé', question: 'Comment ?' })
    const titlesAfter = async (body: object, acceptLanguage: string): Promise<string[]> => {
      const session = await house.call('POST', '/api/sessions', {
        token,
        body: { programmeId: programme.id, title: 'A', tables: 1, tableTemplate: 'retrospective', ...body },
        headers: { 'accept-language': acceptLanguage },
      })
      return (await zonesOf(session.json.boards[0])).map(({ title }) => title)
    }
    const plans = TEMPLATES.find(({ id }) => id === 'retrospective')!.zones({ groups: [] })
    const [french, english] = (['fr', 'en'] as const).map((language) =>
      plans.map(({ title }) => title[language]).sort(),
    )
    expect((await titlesAfter({}, 'fr-CA')).sort()).toEqual(french)
    expect((await titlesAfter({}, 'en')).sort()).toEqual(english)
    expect((await titlesAfter({ language: 'fr' }, 'en')).sort()).toEqual(french)
  })

  it('[SE9] is not made when a template does not exist', async () => {
    const programme = await house.lead('POST', '/api/programmes', { title: 'Santé', question: 'Comment ?' })
    for (const part of [
      { tableTemplate: 'nimbus' },
      { boards: [{ title: 'A' }, { title: 'B', template: 'nimbus' }] },
    ]) {
      const body = { programmeId: programme.id, title: 'Atelier', ...part }
      const answer = await house.call('POST', '/api/sessions', { token, body, headers: { 'accept-language': 'en' } })
      expect(answer.json).toMatchObject({ status: 400, code: 'unknown-template', detail: 'Nothing was made.' })
      expect(answer.json.title).toContain('nimbus')
    }
    expect((await house.lead('GET', '/api/sessions')).sessions).toEqual([])
  })
})

describe('a board that is added', () => {
  it.each(TEMPLATES.map(({ id }) => id))('[SE10] is laid out as %s, in either language', async (template) => {
    const session = await house.newSession({ groups: GROUPS })
    const plans = TEMPLATES.find(({ id }) => id === template)!.zones({ groups: GROUPS.map(({ name }) => name) })
    for (const language of ['fr', 'en'] as const) {
      const body = { title: 'Ajouté', template, language }
      const board = await house.lead('POST', `/api/sessions/${session.id}/boards`, body)
      expect(board.template).toBe(template)
      const zones = await zonesOf(board)
      const written = zones.map(({ title, pos, size, row, column }) => [title, ...pos, ...size, row, column])
      const planned = plans.map(({ title, box, row, column }) => [
        title[language],
        ...box,
        row?.[language] ?? '',
        column?.[language] ?? '',
      ])
      expect(new Set(written.map(String))).toEqual(new Set(planned.map(String)))
      expect(zones).toHaveLength(plans.length)
    }
  })

  it('[SE10] has its zones on disk, as the facilitator’s, before it is stored', async () => {
    const session = await house.newSession()
    const { insert } = house.storage.boards
    let before = 0
    house.storage.boards.insert = async (record) => {
      before = await house.storage.docs.lastSeq(boardDocName(record.id))
      await insert(record)
    }
    const board = await house.lead('POST', `/api/sessions/${session.id}/boards`, {
      title: 'A',
      template: 'empathy-map',
    })
    expect(before).toBe(1)
    const { participants } = await house.lead('GET', `/api/sessions/${session.id}/participants`)
    const authors = (await zonesOf(board)).map(({ author }) => author)
    expect([...new Set(authors)]).toEqual([participants[0].id])
    const { rows } = await house.storage.docs.load(boardDocName(board.id))
    expect(rows.map(({ participant }) => participant)).toEqual([participants[0].id])
  })

  it('[SE10] costs no edit when it is blank', async () => {
    const edit = vi.spyOn(house.rooms, 'edit')
    const session = await house.newSession({ tables: 2 })
    const board = await house.lead('POST', `/api/sessions/${session.id}/boards`, { title: 'A' })
    expect(board.template).toBe('blank')
    expect(new Set(edit.mock.calls.map(([docName]) => docName))).toEqual(new Set([sessionDocName(session.id)]))
    expect(await house.storage.docs.lastSeq(boardDocName(board.id))).toBe(0)
  })

  it('[SE9] is not made when its template does not exist', async () => {
    const session = await house.newSession()
    const answer = await house.call('POST', `/api/sessions/${session.id}/boards`, {
      token,
      body: { title: 'A', template: 'nimbus' },
      headers: { 'accept-language': 'fr' },
    })
    expect(answer.json).toMatchObject({ status: 400, code: 'unknown-template' })
    expect(answer.json.title).toContain('nimbus')
    expect((await house.lead('GET', `/api/sessions/${session.id}`)).boards).toHaveLength(1)
    expect((await house.lead('GET', `/api/sessions/${session.id}/events`)).events).toEqual([])
  })
})

describe('the API', () => {
  it('[HT9] tells every template, in both languages, to anybody', async () => {
    const answer = await house.call('GET', '/api/templates')
    const { templates } = templateListSchema.strict().parse(answer.json)
    const described = TEMPLATES.map(({ zones: _, ...texts }) => texts)
    expect(templates).toEqual(described)
  })

  it('[HT9] tells the zones row by row, to those of the session only, without deleted ones', async () => {
    const session = await house.newSession()
    const [board] = session.boards
    const { token: ofParticipant, participant } = await house.join(session)
    await house.rooms.edit(boardDocName(board!.id), participant.id, (doc) => {
      addZones(doc, [
        zone(participant.id, { title: 'below', pos: [0, 600] }),
        zone(participant.id, { title: 'right', pos: [1_000, 0] }),
        zone(participant.id, { title: 'left' }),
        zone(participant.id, { title: 'gone', deletedAt: 9 }),
      ])
    })
    const path = `/api/boards/${board!.id}/zones`
    const { zones } = (await house.call('GET', path, { token: ofParticipant })).json
    expect(zones.map(({ title }: ZoneRecord) => title)).toEqual(['left', 'right', 'below'])
    const other = await house.join(await house.newSession())
    expect((await house.call('GET', path, { token: other.token })).status).toBe(403)
  })

  it('[HT9] tells where each card lies by its middle: zone, cell, value', async () => {
    const session = await house.newSession()
    const [board] = session.boards
    const { participant } = await house.join(session)
    const card = (x: number, y: number, createdAt: number): CardRecord => ({
      kind: 'need',
      pos: [x - CARD_WIDTH / 2, y - CARD_MIN_HEIGHT / 2],
      color: 'sun',
      author: participant.id,
      createdAt,
      deletedAt: null,
    })
    const ids = await house.rooms.edit(boardDocName(board!.id), participant.id, (doc) => {
      const made = addZones(doc, [
        zone(participant.id, { row: 'Patients', column: 'Avant' }),
        zone(participant.id, { pos: [2_000, 0], xAxis: ['peu', 'beaucoup'] }),
        zone(participant.id, { pos: [4_000, 0] }),
        zone(participant.id, { pos: [6_000, 0], deletedAt: 9 }),
      ])
      for (const [index, x] of [10, 2_250, 4_010, 6_010].entries())
        addCard(doc, card(x, 125, index), { text: 'Parler' })
      return made
    })
    const places = (await cardsOf(board!)).map(({ zone, cell, value }: Record<string, unknown>) => ({
      zone,
      cell,
      value,
    }))
    expect(places).toEqual([
      { zone: ids[0], cell: { row: 'Patients', column: 'Avant' }, value: null },
      { zone: ids[1], cell: null, value: [0.25, 0.75] },
      { zone: ids[2], cell: null, value: null },
      { zone: null, cell: null, value: null },
    ])
    const iteration = await house.lead('POST', `/api/sessions/${session.id}/iterations`, { note: '' })
    const saved = await house.lead('GET', `/api/iterations/${iteration.id}/boards/${board!.id}/cards`)
    expect(saved.cards).toEqual(await cardsOf(board!))
  })

  it('[IM6] imports beside the zones, so that no card comes to mean what nobody said', async () => {
    const session = await house.newSession({ groups: GROUPS, tables: 1, tableTemplate: 'needs-map' })
    const [board] = session.boards
    await house.call('POST', `/api/boards/${board!.id}/import?text=t`, {
      token,
      raw: 't\nUn\nDeux\nTrois\n',
      headers: { 'content-type': 'text/csv' },
    })
    expect((await cardsOf(board!)).map(({ zone }: { zone: string | null }) => zone)).toEqual([null, null, null])
  })
})
