import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { cardsOf } from '../../shared/board/boardDoc.ts'
import { newId } from '../../shared/ids.ts'
import { CLOSE_CODES, type CloseReason } from '../../shared/protocol/closeCodes.ts'
import { type SyncServer, startSyncServer } from '../sync/syncServer.ts'
import {
  any,
  binary,
  deleted,
  embed,
  type ForgedStruct,
  forgeUpdate,
  format,
  gc,
  json,
  skip,
  subdoc,
  TYPE,
  text,
  type,
} from './forge.ts'
import { attack, expectUnharmed, fingerprint, leaveScene, type Scene, setScene, until } from './scene.ts'

let server: SyncServer
let scene: Scene

beforeEach(async () => {
  server = await startSyncServer()
  scene = await setScene(server)
})
afterEach(async () => {
  leaveScene(scene)
  await server.stop()
  expect(server.errors).toEqual([])
})

const EVE = 1_234_567
const OTHER = 7_654_321
const FIELDS = { kind: 'need', pos: [0, 0], color: 'sun', createdAt: 1, deletedAt: null }

/** A whole card of this author, with changes; `undefined` leaves a field out. */
function cardStructs(author: unknown, change: Record<string, unknown> = {}, key: string = newId()): ForgedStruct[] {
  const card = { client: EVE, clock: 0 }
  const fields = Object.entries({ ...FIELDS, author, ...change }).filter(([, value]) => value !== undefined)
  return [
    { content: type(TYPE.map), parent: 'cards', key },
    ...fields.map(([name, value]) => ({ content: any(value), parent: card, key: name })),
    { content: type(TYPE.xmlFragment), parent: card, key: 'body' },
  ]
}
const one = (structs: ForgedStruct[], clock = 0): Uint8Array => forgeUpdate([{ client: EVE, clock, structs }])
/** The same struct of a card that another client brings. */
const movedParent = ({ parent }: ForgedStruct): Partial<ForgedStruct> =>
  typeof parent === 'object' ? { parent: { ...parent, client: OTHER } } : {}
const nested = (depth: number): unknown => {
  let value: unknown = 1
  for (let level = 0; level < depth; level++) value = [value]
  return value
}

interface Attack {
  expects: CloseReason
  update: (scene: Scene, eve: string) => Uint8Array
}

const malformed: Record<string, Attack> = {
  nothing: { expects: 'malformed', update: () => new Uint8Array() },
  'one byte': { expects: 'malformed', update: () => Uint8Array.of(1) },
  garbage: { expects: 'malformed', update: () => Uint8Array.from({ length: 500 }, (_, index) => (index * 37) & 255) },
  'a cut off update': { expects: 'malformed', update: (_, eve) => one(cardStructs(eve)).slice(0, -3) },
  'bytes left over': { expects: 'malformed', update: (_, eve) => Uint8Array.of(...one(cardStructs(eve)), 0) },
  'a number that never ends': { expects: 'malformed', update: () => new Uint8Array(100).fill(255) },
  'more structs than there are': { expects: 'malformed', update: () => Uint8Array.of(1, 255, 255, 255, 7, 1, 0, 0, 1) },
  'a V2 frame': {
    expects: 'malformed',
    update: (_, eve) => Y.convertUpdateFormatV1ToV2(one(cardStructs(eve))),
  },
  'the 13 bytes that cost a victim its edits': {
    expects: 'malformed',
    update: () => Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
  },
  'one client in two sections': {
    expects: 'malformed',
    update: (_, eve) =>
      forgeUpdate([
        { client: EVE, structs: cardStructs(eve) },
        { client: EVE, structs: cardStructs(eve) },
      ]),
  },
  'an empty struct': { expects: 'malformed', update: () => one([{ content: gc(0) }]) },
  'deletes out of order': {
    expects: 'malformed',
    update: ({ letters }) =>
      forgeUpdate(
        [],
        [
          {
            client: letters.client,
            ranges: [
              { clock: 3, len: 1 },
              { clock: 1, len: 1 },
            ],
          },
        ],
      ),
  },
  'deletes that overlap': {
    expects: 'malformed',
    update: ({ letters }) =>
      forgeUpdate(
        [],
        [
          {
            client: letters.client,
            ranges: [
              { clock: 1, len: 3 },
              { clock: 2, len: 3 },
            ],
          },
        ],
      ),
  },
  'an empty delete': {
    expects: 'malformed',
    update: ({ letters }) => forgeUpdate([], [{ client: letters.client, ranges: [{ clock: 1, len: 0 }] }]),
  },
  'a text that is no UTF-8': {
    expects: 'malformed',
    update: ({ text: { client, clock } }) =>
      Uint8Array.of(1, 1, 1, 0, 0x04, 0, ...varUint(client), ...varUint(clock), 2, 0xff, 0xfe, 0),
  },
}

const clocks: Record<string, Attack> = {
  'another’s clientID': {
    expects: 'foreign-client',
    update: ({ letters, text: at }) => {
      const state = 1_000
      return forgeUpdate([
        {
          client: letters.client,
          clock: letters.clock,
          structs: [{ content: gc(state) }, { content: text('x'), parent: at }],
        },
      ])
    },
  },
  'a clock gap': { expects: 'clock-gap', update: ({ text: at }) => one([{ content: text('x'), parent: at }], 5) },
  'a skip': {
    expects: 'clock-gap',
    update: ({ text: at }) => one([{ content: skip(5) }, { content: text('x'), parent: at }]),
  },
  'a skip at the end': {
    expects: 'clock-gap',
    update: ({ text: at }) => one([{ content: text('x'), parent: at }, { content: skip(5) }]),
  },
  'a huge run of garbage': { expects: 'oversized-run', update: () => one([{ content: gc(2 ** 31 - 1) }]) },
  'many runs of garbage': {
    expects: 'oversized-run',
    update: () => one(Array.from({ length: 50 }, () => ({ content: gc(100_000) }))),
  },
  'a huge deleted run': {
    expects: 'oversized-run',
    update: ({ text: at }) => one([{ content: deleted(2 ** 31 - 1), parent: at }]),
  },
  'a run beyond all numbers': {
    expects: 'oversized-run',
    update: () => one([{ content: gc(Number.MAX_SAFE_INTEGER) }, { content: gc(10) }]),
  },
  'a delete of the future': {
    expects: 'future-delete',
    update: ({ letters }) => forgeUpdate([], [{ client: letters.client, ranges: [{ clock: 0, len: 1_000_000 }] }]),
  },
  'a delete of nobody’s': {
    expects: 'future-delete',
    update: () => forgeUpdate([], [{ client: OTHER, ranges: [{ clock: 0, len: 1 }] }]),
  },
  'too many clients': {
    expects: 'too-many-clients',
    update: () =>
      forgeUpdate(
        Array.from({ length: 1_001 }, (_, client) => ({ client: EVE + client, structs: [{ content: gc(1) }] })),
      ),
  },
}

const places: Record<string, Attack> = {
  'a foreign root': { expects: 'unknown-root', update: () => one([{ content: any(1), parent: 'other', key: 'a' }]) },
  'the root __proto__': {
    expects: 'unknown-root',
    update: () => one([{ content: any(1), parent: '__proto__', key: 'a' }]),
  },
  'an origin that nobody has': {
    expects: 'dangling-reference',
    update: () => one([{ content: text('x'), origin: { client: OTHER, clock: 3 } }]),
  },
  'a parent that nobody has': {
    expects: 'dangling-reference',
    update: () => one([{ content: text('x'), parent: { client: OTHER, clock: 3 } }]),
  },
  'an origin in its own future': {
    expects: 'dangling-reference',
    update: () =>
      one([
        { content: text('x'), origin: { client: EVE, clock: 3 } },
        { content: text('xyz'), origin: { client: EVE, clock: 0 } },
      ]),
  },
  'two structs that wait for each other': {
    expects: 'dangling-reference',
    update: () =>
      forgeUpdate([
        { client: EVE, structs: [{ content: text('x'), origin: { client: OTHER, clock: 0 } }] },
        { client: OTHER, structs: [{ content: text('x'), origin: { client: EVE, clock: 0 } }] },
      ]),
  },
  'a place between two parents': {
    expects: 'dangling-reference',
    update: ({ letters, list }) => one([{ content: text('x'), origin: letters, rightOrigin: list }]),
  },
  'a place between two keys': {
    expects: 'dangling-reference',
    update: ({ letters, pos }) => one([{ content: any([1, 1]), origin: letters, rightOrigin: pos }]),
  },
  'a letter as a parent': {
    expects: 'dangling-reference',
    update: ({ letters }) => one([{ content: text('x'), parent: letters }]),
  },
}

const neighbours: Record<string, Attack> = {
  'neighbours in the wrong order': {
    expects: 'dangling-reference',
    update: ({ letters: { client, clock } }) =>
      one([{ content: text('x'), origin: { client, clock: clock + 4 }, rightOrigin: { client, clock: clock + 1 } }]),
  },
  'neighbours in the wrong order, by way of its own': {
    expects: 'dangling-reference',
    update: ({ letters: { client, clock } }) =>
      one([
        { content: text('x'), origin: { client, clock: clock + 1 }, rightOrigin: { client, clock: clock + 2 } },
        { content: text('y'), origin: { client, clock: clock + 4 }, rightOrigin: { client: EVE, clock: 0 } },
      ]),
  },
  'neighbours in the wrong order, both its own': {
    expects: 'dangling-reference',
    update: ({ letters: { client, clock } }) =>
      one([
        { content: text('ab'), origin: { client, clock }, rightOrigin: { client, clock: clock + 1 } },
        { content: text('c'), origin: { client: EVE, clock: 1 }, rightOrigin: { client: EVE, clock: 0 } },
      ]),
  },
  'one letter as both neighbours': {
    expects: 'dangling-reference',
    update: ({ letters }) => one([{ content: text('x'), origin: letters, rightOrigin: letters }]),
  },
  'a right neighbour that was put behind the left one’s right': {
    expects: 'dangling-reference',
    update: ({ letters: { client, clock } }) =>
      one([{ content: text('x'), origin: { client, clock }, rightOrigin: { client, clock: clock + 3 } }]),
  },
  'the beginning, before a letter that has one on its left': {
    expects: 'dangling-reference',
    update: ({ letters: { client, clock } }) =>
      one([
        { content: text('x'), origin: { client, clock: clock + 2 }, rightOrigin: { client, clock: clock + 3 } },
        { content: text('y'), rightOrigin: { client: EVE, clock: 0 } },
      ]),
  },
  'the end, behind a letter that has one on its right': {
    expects: 'dangling-reference',
    update: ({ letters: { client, clock } }) =>
      one([
        { content: text('x'), origin: { client, clock: clock + 2 }, rightOrigin: { client, clock: clock + 3 } },
        { content: text('y'), origin: { client: EVE, clock: 0 } },
      ]),
  },
}

const contents: Record<string, Attack> = {
  'a hard delete of a card': {
    expects: 'invalid-record',
    update: ({ card }) => forgeUpdate([], [{ client: card.client, ranges: [{ clock: card.clock, len: 1 }] }]),
  },
  'a hard delete of a body': {
    expects: 'invalid-record',
    update: ({ body }) => forgeUpdate([], [{ client: body.client, ranges: [{ clock: body.clock, len: 1 }] }]),
  },
  'a delete of a field': {
    expects: 'invalid-record',
    update: ({ pos }) => forgeUpdate([], [{ client: pos.client, ranges: [{ clock: pos.clock, len: 1 }] }]),
  },
  'a card over another': {
    expects: 'invalid-record',
    update: ({ cardId }, eve) => one(cardStructs(eve, {}, cardId)),
  },
  'two cards under one key': {
    expects: 'invalid-record',
    update: (_, eve) => {
      const id = newId()
      const again = cardStructs(eve, {}, id).map((struct) => ({ ...struct, ...movedParent(struct) }))
      return forgeUpdate([
        { client: EVE, structs: cardStructs(eve, {}, id) },
        { client: OTHER, structs: again },
      ])
    },
  },
  'a card under the key __proto__': {
    expects: 'invalid-record',
    update: (_, eve) => one(cardStructs(eve, {}, '__proto__')),
  },
  'a card under the key constructor': {
    expects: 'invalid-record',
    update: (_, eve) => one(cardStructs(eve, {}, 'constructor')),
  },
  'a card without a key': {
    expects: 'invalid-record',
    update: () => one([{ content: type(TYPE.map), parent: 'cards' }]),
  },
  'a card that is a list': {
    expects: 'invalid-record',
    update: () => one([{ content: type(TYPE.array), parent: 'cards', key: newId() }]),
  },
  'a card that is a text': {
    expects: 'invalid-record',
    update: () => one([{ content: type(TYPE.text), parent: 'cards', key: newId() }]),
  },
  'a card that is a number': {
    expects: 'invalid-record',
    update: () => one([{ content: any(1), parent: 'cards', key: newId() }]),
  },
  'a card that is deleted on arrival': {
    expects: 'invalid-record',
    update: (_, eve) =>
      forgeUpdate([{ client: EVE, structs: cardStructs(eve) }], [{ client: EVE, ranges: [{ clock: 0, len: 1 }] }]),
  },
  'a card without a body': { expects: 'invalid-record', update: (_, eve) => one(cardStructs(eve).slice(0, -1)) },
  'a second body': {
    expects: 'invalid-record',
    update: ({ card }) => one([{ content: type(TYPE.xmlFragment), parent: card, key: 'body' }]),
  },
  'a subdoc': {
    expects: 'invalid-record',
    update: ({ card }) => one([{ content: subdoc('x'), parent: card, key: 'pos' }]),
  },
  'a subdoc in the root': {
    expects: 'invalid-record',
    update: () => one([{ content: subdoc('x', { autoLoad: true }), parent: 'cards', key: newId() }]),
  },
  bytes: {
    expects: 'invalid-record',
    update: ({ text: at }) => one([{ content: binary(new Uint8Array(9)), parent: at }]),
  },
  'an embed': {
    expects: 'invalid-record',
    update: ({ text: at }) => one([{ content: embed('{"image":"x"}'), parent: at }]),
  },
  JSON: { expects: 'invalid-record', update: ({ pos }) => one([{ content: json('[1,1]'), origin: pos }]) },
  'an XML hook': {
    expects: 'invalid-record',
    update: ({ paragraph }) => one([{ content: type(TYPE.xmlHook, 'x'), parent: paragraph }]),
  },
  'a map in a text': {
    expects: 'invalid-record',
    update: ({ text: at }) => one([{ content: type(TYPE.map), parent: at }]),
  },
  'a script node': {
    expects: 'invalid-record',
    update: ({ body }) => one([{ content: type(TYPE.xmlElement, 'script'), parent: body }]),
  },
  'the node __proto__': {
    expects: 'invalid-record',
    update: ({ body }) => one([{ content: type(TYPE.xmlElement, '__proto__'), parent: body }]),
  },
  'a list item outside a list': {
    expects: 'invalid-record',
    update: ({ body }) => one([{ content: type(TYPE.xmlElement, 'listItem'), parent: body }]),
  },
  'text outside a paragraph': {
    expects: 'invalid-record',
    update: ({ body }) => one([{ content: type(TYPE.xmlText), parent: body }]),
  },
  'letters in a node': {
    expects: 'invalid-record',
    update: ({ paragraph }) => one([{ content: text('x'), parent: paragraph }]),
  },
  'an attribute of a paragraph': {
    expects: 'invalid-record',
    update: ({ paragraph }) => one([{ content: any('alert(1)'), parent: paragraph, key: 'onclick' }]),
  },
  'the attribute constructor': {
    expects: 'invalid-record',
    update: ({ list }) => one([{ content: any(1), parent: list, key: 'constructor' }]),
  },
  'a list that starts at Infinity': {
    expects: 'invalid-record',
    update: ({ list }) => one([{ content: any(Number.POSITIVE_INFINITY), parent: list, key: 'start' }]),
  },
  'an unknown mark': {
    expects: 'invalid-record',
    update: ({ text: at }) => one([{ content: format('highlight', '{}'), parent: at }]),
  },
  'the mark __proto__': {
    expects: 'invalid-record',
    update: ({ text: at }) => one([{ content: format('__proto__', '{}'), parent: at }]),
  },
  'a bold with something in it': {
    expects: 'invalid-record',
    update: ({ text: at }) => one([{ content: format('bold', '{"a":1}'), parent: at }]),
  },
  'a javascript: link': {
    expects: 'invalid-record',
    update: ({ text: at }) => one([{ content: format('link', '{"href":"javascript:alert(1)"}'), parent: at }]),
  },
  'a data: link': {
    expects: 'invalid-record',
    update: ({ text: at }) => one([{ content: format('link', '{"href":"data:text/html,x"}'), parent: at }]),
  },
  'a link without a target': {
    expects: 'invalid-record',
    update: ({ text: at }) => one([{ content: format('link', '{}'), parent: at }]),
  },
  'a link that is a list': {
    expects: 'invalid-record',
    update: ({ text: at }) => one([{ content: format('link', '[]'), parent: at }]),
  },
  'a mark that is no JSON': {
    expects: 'malformed',
    update: ({ text: at }) => one([{ content: format('bold', '{'), parent: at }]),
  },
  'a paragraph of 20,000 letters': {
    expects: 'too-large',
    update: ({ text: at }) => one([{ content: text('x'.repeat(20_000)), parent: at }]),
  },
  'a body of 600 paragraphs': {
    expects: 'too-large',
    update: ({ body }) =>
      one(Array.from({ length: 600 }, () => ({ content: type(TYPE.xmlElement, 'paragraph'), parent: body }))),
  },
  'lists in lists without end': {
    expects: 'too-large',
    update: ({ body }) =>
      one(
        Array.from({ length: 100 }, (_, depth) => ({
          content: type(TYPE.xmlElement, depth % 2 ? 'listItem' : 'bulletList'),
          parent: depth === 0 ? body : { client: EVE, clock: depth - 1 },
        })),
      ),
  },
  'a field nested 3,000 deep': {
    expects: 'invalid-record',
    update: ({ pos }) => one([{ content: any(nested(3_000)), origin: pos }]),
  },
  'a change of author': {
    expects: 'invalid-record',
    update: ({ card }, eve) => one([{ content: any(eve), parent: card, key: 'author' }]),
  },
  'a change of the time of creation': {
    expects: 'invalid-record',
    update: ({ card }) => one([{ content: any(2), parent: card, key: 'createdAt' }]),
  },
  'a field that cards do not have': {
    expects: 'invalid-record',
    update: ({ card }) => one([{ content: any('<script>'), parent: card, key: 'html' }]),
  },
  'two values for one key': {
    expects: 'invalid-record',
    update: ({ pos }) => one([{ content: any([1, 1], [2, 2]), origin: pos }]),
  },
}
const wrongValues: Record<string, unknown[]> = {
  kind: [undefined, null, 'x', 1, ['need'], 'constructor'],
  pos: [
    undefined,
    null,
    [1],
    [1, 2, 3],
    ['1', '2'],
    [Number.NaN, 0],
    [0, Number.POSITIVE_INFINITY],
    [1e7, 0],
    { x: 1, y: 2 },
    10n,
  ],
  color: [undefined, null, 'red', '__proto__', 3],
  author: [undefined, null, '', 'somebodyelse0000', 7],
  createdAt: [undefined, null, -1, 1.5, Number.NaN, 1e300, '1'],
  deletedAt: [undefined, -1, 'x', true, Number.NaN],
}
const records: Record<string, Attack> = {}
for (const [field, values] of Object.entries(wrongValues)) {
  for (const value of values) {
    records[`a card whose ${field} is ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`] = {
      expects: 'invalid-record',
      update: (_, eve) => one(cardStructs(eve, { [field]: value })),
    }
  }
}
records['a card with one field too many'] = {
  expects: 'invalid-record',
  update: (_, eve) => one(cardStructs(eve, { extra: 1 })),
}

describe.each([
  ['GD1', malformed],
  ['GD3', clocks],
  ['GD4', places],
  ['GD16', neighbours],
  ['GD6', contents],
  ['GD7', records],
] as const)('[%s]', (_rule, attacks) => {
  test.each(Object.entries(attacks))(
    '%s: its sender alone is closed, and nothing of it stays',
    async (_name, { expects, update }) => {
      const before = await fingerprint(scene)
      const eve = await attack(scene)
      eve.sendUpdate(update(scene, eve.person))
      const { code, reason } = await eve.closed
      expect(`${code} ${reason.split(':')[0]}`).toBe(`${CLOSE_CODES[expects]} ${expects}`)
      expect(await fingerprint(scene)).toBe(before)
      await expectUnharmed(scene)
    },
  )
})

test('[GD6] the same ways of writing are let in when they are honest', async () => {
  const eve = await attack(scene)
  eve.sendUpdate(one(cardStructs(eve.person)))
  await until(scene.ben.doc, () => cardsOf(scene.ben.doc).size === 2)
  expect(eve.ws.readyState).toBe(1)
})

function varUint(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest & 127) | 128)
  return [...bytes, rest]
}
