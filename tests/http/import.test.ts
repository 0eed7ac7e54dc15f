/** Import of statements: real ones from Polis, and files as spreadsheets write them. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addCard } from '../../shared/board/boardDoc.ts'
import { CARD_WIDTH } from '../../shared/board/card.ts'
import { newId } from '../../shared/ids.ts'
import { MAX_COORDINATE, MAX_IMPORT_BYTES, MAX_IMPORT_LINES, MAX_IMPORT_ROWS } from '../../shared/limits.ts'
import { boardDocName } from '../../shared/protocol/docNames.ts'
import type { Session } from './answers.ts'
import { FACILITATOR_TOKEN, type House, openHouse } from './house.ts'

let house: House
let session: Session
let importPath: string

beforeEach(async () => {
  house = openHouse()
  session = await house.newSession()
  importPath = `/api/boards/${session.boards[0]!.id}/import`
})
afterEach(() => house.close())

const send = (raw: string | Uint8Array<ArrayBuffer>, query: Record<string, string>, language = 'en') =>
  house.call('POST', `${importPath}?${new URLSearchParams(query)}`, {
    token: FACILITATOR_TOKEN,
    raw,
    headers: { 'content-type': 'text/csv', 'accept-language': language },
  })
interface Card {
  text: string
  kind: string
  color: string
  author: string
  pos: [number, number]
}
const cards = async (): Promise<Card[]> => (await house.lead('GET', `/api/boards/${session.boards[0]!.id}/cards`)).cards

test('[IM1] real statements with quotes, commas and line breaks become cards, in their order', async () => {
  const file = await readFile(join(import.meta.dirname, 'fixtures/polis-statements.csv'), 'utf8')
  const answer = await send(file, { text: 'comment-body', defaultKind: 'question', color: 'lilac' })
  expect([answer.status, answer.json]).toEqual([201, { created: 8, skipped: 0 }])
  const made = await cards()
  expect(made.map(({ text }) => text.slice(0, 24))).toEqual([
    'Foreign companies should',
    'Citizens have a right to',
    '21. We need a national w',
    'Minimum flow requirement',
    '19. Rivers and aquifers ',
    '24. Industrial water use',
    '"The EU" as a concept is',
    'There\'s no point "opposi',
  ])
  const facilitator = (await house.lead('GET', `/api/sessions/${session.id}/participants`)).participants[0]
  expect(
    made.every(({ kind, color, author }) => kind === 'question' && color === 'lilac' && author === facilitator.id),
  ).toBe(true)
})

test('[IM2] line breaks inside a statement are kept as paragraphs, empty rows are skipped', async () => {
  const answer = await send('t;k\r\n"un\r\ndeux";besoins\r\n;\r\n"  ";x\r\n"dit ""oui""";IDÉE\r\n', {
    text: 'T',
    kind: 'k',
  })
  expect(answer.json).toEqual({ created: 2, skipped: 1 })
  expect(await cards()).toMatchObject([
    { text: 'un\ndeux', kind: 'need' },
    { text: 'dit "oui"', kind: 'idea' },
  ])
})

test('[IM2] blank lines, before the headers too, cost no row', async () => {
  const rows = Array.from({ length: MAX_IMPORT_ROWS }, (_, index) => `${index};\n${index % 2 === 0 ? ';\n' : '\n'}`)
  const answer = await send(`\n;\nt;k\n${rows.join('')}`, { text: 't' })
  expect(answer.json).toEqual({ created: MAX_IMPORT_ROWS, skipped: 0 })
})

test('[IM2] a file with blank lines has too many rows when those with text are too many', async () => {
  const answer = await send(`t\n${'x\n\n'.repeat(MAX_IMPORT_ROWS + 1)}`, { text: 't' })
  expect(answer.json.code).toBe('too-many-rows')
})

test.each([
  ['UTF-8 with its mark', new Uint8Array([0xef, 0xbb, 0xbf, ...Buffer.from('idée\nété\n')])],
  ['Windows-1252, as spreadsheets write it', new Uint8Array(Buffer.from('id\xe9e\n\xe9t\xe9\n', 'latin1'))],
  ['UTF-16 with its mark', new Uint8Array([0xff, 0xfe, ...Buffer.from('idée\nété\n', 'utf16le')])],
])('[IM3] %s is understood', async (_, bytes) => {
  expect((await send(bytes, { text: 'idée' })).json).toEqual({ created: 1, skipped: 0 })
  expect((await cards())[0]!.text).toBe('été')
})

test.each([
  ['commas', 'text\na, b, c\nd, e, f\n', ['a, b, c', 'd, e, f']],
  ['semicolons and tabs', 'text\na; b\tc\nd; e\tf\n', ['a; b c', 'd; e f']],
  ['quotes around some', 'text\n"a, ""b"""\nc, d\n', ['a, "b"', 'c, d']],
])('[IM7] in a file of one column a line is a statement, %s and all', async (_, csv, texts) => {
  expect((await send(csv, { text: 'text' })).json).toEqual({ created: texts.length, skipped: 0 })
  expect((await cards()).map(({ text }) => text)).toEqual(texts)
})

test('[IM7] the headers tell the separator, whatever the texts hold more of', async () => {
  const csv = 'text;by\none, two, three;Anne\nfour, five, six\nseven, eight, nine\n'
  await send(csv, { text: 'text' })
  expect((await cards()).map(({ text }) => text)).toEqual(['one, two, three', 'four, five, six', 'seven, eight, nine'])
})

test('[IM7] a row with more cells than there are headers is named, and nothing is imported', async () => {
  const csv = 'text,by\nfine,Anne\n\n"two\nlines",Ben\none, two, three,Carl\n'
  const answer = await send(csv, { text: 'text' }, 'fr')
  expect(answer.json).toMatchObject({
    status: 422,
    code: 'stray-cell',
    title: 'La ligne 5 a plus de colonnes que la ligne d’en-têtes.',
  })
  expect(await cards()).toEqual([])
})

test('[IM7] empty cells at the end of a row are none too many', async () => {
  expect((await send('text;by\nfine;Anne;;\n', { text: 'text' })).json).toEqual({ created: 1, skipped: 0 })
})

test.each([
  ['never closed', 't\n"never closed\nx\n', 2],
  ['closed by the quote of a later row', 't\nfine\n"never closed\nx\n"ok"\n', 3],
  ['closed too early', 't,k\nfine,a\n"a "quoted" word",b\n', 3],
])('[IM8] a quote that is %s is named by its row, and nothing is imported', async (_, csv, row) => {
  const answer = await send(csv, { text: 't' }, 'fr')
  expect(answer.json).toMatchObject({
    status: 422,
    code: 'stray-quote',
    title: `Un guillemet de la ligne ${row} n’est pas à sa place.`,
  })
  expect(await cards()).toEqual([])
})

test('[IM9] a form, JSON or anything but text is refused by its type', async () => {
  const post = (type: string | null) =>
    house.call('POST', `${importPath}?text=t`, {
      token: FACILITATOR_TOKEN,
      raw: new TextEncoder().encode('t\nx\n'),
      headers: type === null ? {} : { 'content-type': type },
    })
  for (const type of ['multipart/form-data; boundary=x', 'application/json', 'application/x-www-form-urlencoded'])
    expect((await post(type)).json, type).toMatchObject({ status: 415, code: 'unsupported-media-type' })
  expect(await cards()).toEqual([])
  for (const type of ['Text/CSV; charset=windows-1252', 'text/plain', 'application/octet-stream', null])
    expect((await post(type)).status, type ?? 'none').toBe(201)
})

test('[IM4] a missing column is named together with those that were found; nothing is imported', async () => {
  const answer = await send('nom,texte\na,b\n', { text: 'statement' }, 'fr')
  expect(answer.json).toMatchObject({
    status: 422,
    code: 'unknown-column',
    title: 'Le fichier n’a pas de colonne « statement ».',
    detail: 'Colonnes trouvées : nom · texte',
  })
  expect(await cards()).toEqual([])
})

test('[IM4] a column is also chosen by its place, where headers are alike or missing', async () => {
  const csv = 'avis;avis;\nun;deux;trois\n'
  expect((await send(csv, { column: '2' })).status).toBe(201)
  expect((await send(csv, { column: '3' })).status).toBe(201)
  expect((await cards()).map(({ text }) => text)).toEqual(['deux', 'trois'])
  expect((await send(csv, { column: '4' })).json).toMatchObject({
    code: 'unknown-column',
    title: 'The file has no column “4”.',
  })
  for (const query of [{}, { text: 'avis', column: '1' }, { column: '0' }, { column: 'avis' }])
    expect((await send(csv, query)).json.code, JSON.stringify(query)).toBe('invalid-input')
})

test('[IM5] too many rows, too large a file, a spreadsheet, no text: refused as a whole', async () => {
  const rows = (count: number): string => `t\n${'x\n'.repeat(count)}`
  expect((await send(rows(MAX_IMPORT_ROWS + 1), { text: 't' })).json).toMatchObject({
    code: 'too-many-rows',
    title: 'The file has more than 10000 rows.',
  })
  expect((await send(`t\n${'\n'.repeat(MAX_IMPORT_LINES)}x\n`, { text: 't' })).json.code).toBe('too-many-rows')
  const large = await send(`t\n${'x'.repeat(MAX_IMPORT_BYTES)}`, { text: 't' })
  expect([large.status, large.json.code, large.json.detail]).toEqual([
    413,
    'file-too-large',
    '10 MB at most. Nothing was imported.',
  ])
  const zip = new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])
  expect((await send(zip, { text: 't' })).json.code).toBe('not-a-csv')
  expect((await send('', { text: 't' })).json.code).toBe('not-a-csv')
  expect((await send(`t\n${'x'.repeat(10_001)}\n`, { text: 't' })).json).toMatchObject({
    code: 'statement-too-long',
    title: 'The text in row 2 is too long.',
  })
  expect((await send('t\n\n', { text: 't' })).json.code).toBe('no-statements')
  expect(await cards()).toEqual([])
})

test('[IM5] ten thousand rows are taken', { timeout: 60_000 }, async () => {
  const rows = Array.from({ length: MAX_IMPORT_ROWS }, (_, index) => `statement ${index}`).join('\n')
  expect((await send(`t\n${rows}`, { text: 't' })).json).toEqual({ created: MAX_IMPORT_ROWS, skipped: 0 })
  const made = await cards()
  expect(made).toHaveLength(MAX_IMPORT_ROWS)
  const again = await send(`t\n${rows}\n`, { text: 't' })
  expect(again.json).toEqual({ created: MAX_IMPORT_ROWS, skipped: 0 })
  expect((await send('t\none more\n', { text: 't' })).json.code).toBe('board-full')
})

test('[IM6] cards are laid beside what is there, in a grid without overlaps', async () => {
  const long = 'mot '.repeat(100)
  await send(`t\n${Array.from({ length: 12 }, (_, i) => (i % 3 === 0 ? long : 'court')).join('\n')}`, { text: 't' })
  const first = await cards()
  const right = Math.max(...first.map(({ pos }) => pos[0])) + CARD_WIDTH
  await send('t\nplus tard\n', { text: 't' })
  const later = (await cards()).find(({ text }) => text === 'plus tard')!
  expect(later.pos[0]).toBeGreaterThan(right)
  const rows = Map.groupBy(first, ({ pos }) => pos[1])
  const tops = [...rows.keys()]
  expect(tops).toEqual([...tops].sort((a, b) => a - b))
  for (const row of rows.values()) {
    const lefts = row.map(({ pos }) => pos[0])
    for (const [index, left] of lefts.entries())
      if (index > 0) expect(left - lefts[index - 1]!).toBeGreaterThan(CARD_WIDTH)
  }
})

test('[IM6] where the board ends, cards are laid below the lowest text', async () => {
  const boardId = session.boards[0]!.id
  const record = { kind: 'need', color: 'sun', author: newId(), createdAt: 1, deletedAt: null } as const
  await house.rooms.edit(boardDocName(boardId), null, (doc) => {
    addCard(doc, { ...record, pos: [MAX_COORDINATE, 40] })
    addCard(doc, { ...record, pos: [5, 0] }, { text: 'mot '.repeat(500) })
    addCard(doc, { ...record, pos: [-80, 9_000], deletedAt: 2 })
  })
  await send('t\nplus tard\n', { text: 't' })
  const [x, y] = (await cards()).find(({ text }) => text === 'plus tard')!.pos
  expect(x).toBe(5)
  expect(y).toBeGreaterThan(2_000)
  expect(y).toBeLessThan(9_000)
})

test('[PM2] nothing is imported on a locked board or into a closed session', async () => {
  await house.lead('PATCH', `/api/boards/${session.boards[0]!.id}`, { locked: true })
  expect((await send('t\nx\n', { text: 't' })).json).toMatchObject({ status: 423, code: 'locked' })
  await house.lead('PATCH', `/api/boards/${session.boards[0]!.id}`, { locked: false })
  await house.lead('POST', `/api/sessions/${session.id}/close`)
  expect((await send('t\nx\n', { text: 't' })).json).toMatchObject({ status: 409, code: 'session-closed' })
})
