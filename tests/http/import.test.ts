/** Import of statements: real ones from Polis, and files as spreadsheets write them. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CARD_WIDTH } from '../../shared/board/card.ts'
import { MAX_IMPORT_BYTES, MAX_IMPORT_ROWS } from '../../shared/limits.ts'
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

test.each([
  ['UTF-8 with its mark', new Uint8Array([0xef, 0xbb, 0xbf, ...Buffer.from('idée\nété\n')])],
  ['Windows-1252, as spreadsheets write it', new Uint8Array(Buffer.from('id\xe9e\n\xe9t\xe9\n', 'latin1'))],
  ['UTF-16 with its mark', new Uint8Array([0xff, 0xfe, ...Buffer.from('idée\nété\n', 'utf16le')])],
])('[IM3] %s is understood', async (_, bytes) => {
  expect((await send(bytes, { text: 'idée' })).json).toEqual({ created: 1, skipped: 0 })
  expect((await cards())[0]!.text).toBe('été')
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

test('[IM5] too many rows, too large a file, a spreadsheet, an unclosed quote: refused as a whole', async () => {
  const rows = (count: number): string => `t\n${'x\n'.repeat(count)}`
  expect((await send(rows(MAX_IMPORT_ROWS + 1), { text: 't' })).json).toMatchObject({
    code: 'too-many-rows',
    title: 'The file has more than 10000 rows.',
  })
  const large = await send(`t\n${'x'.repeat(MAX_IMPORT_BYTES)}`, { text: 't' })
  expect([large.status, large.json.code, large.json.detail]).toEqual([
    413,
    'file-too-large',
    '10 MB at most. Nothing was imported.',
  ])
  const zip = new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])
  expect((await send(zip, { text: 't' })).json.code).toBe('not-a-csv')
  expect((await send('t\n"never closed\nx\n', { text: 't' })).json.code).toBe('not-a-csv')
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

test('[PM2] nothing is imported on a locked board or into a closed session', async () => {
  await house.lead('PATCH', `/api/boards/${session.boards[0]!.id}`, { locked: true })
  expect((await send('t\nx\n', { text: 't' })).json).toMatchObject({ status: 423, code: 'locked' })
  await house.lead('PATCH', `/api/boards/${session.boards[0]!.id}`, { locked: false })
  await house.lead('POST', `/api/sessions/${session.id}/close`)
  expect((await send('t\nx\n', { text: 't' })).json).toMatchObject({ status: 409, code: 'session-closed' })
})
