/** Updates below the frame limit, made to cost as much as they can, some with others that have come before. */

import * as Y from 'yjs'
import { createCard } from '../../client/board/model/commands.ts'
import { cardBody, cardsOf } from '../../shared/board/boardDoc.ts'
import {
  any,
  deleted,
  type ForgedId,
  type ForgedSection,
  type ForgedStruct,
  forgeUpdate,
  format,
  gc,
  json,
  subdoc,
  TYPE,
  text,
  type,
} from './forge.ts'

export const EVE = 'eve0000000000000'
const CLIENT = 3_000_000_000
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))

export interface HeavyUpdate {
  name: string
  /** Updates that the same participant sends before: none may cost much, and what the guard does not want of it stays out. */
  before: () => Uint8Array[]
  update: () => Uint8Array
}

/** A card of Eve's; its paragraph's text item is where text goes. */
function card(): { doc: Y.Doc; state: Uint8Array; text: ForgedId; map: ForgedId; pos: ForgedId } {
  const doc = new Y.Doc()
  doc.clientID = 1_000
  const id = createCard(doc, { kind: 'need', color: 'sun', pos: [0, 0], author: EVE, now: 1, text: 'x' })
  const map = cardsOf(doc).get(id)!
  const body = cardBody(map)
  const paragraph = body.get(0) as Y.XmlElement
  return {
    doc,
    state: Y.encodeStateAsUpdate(doc),
    text: paragraph.get(0)!._item!.id,
    map: map._item!.id,
    pos: map._map.get('pos')!.id,
  }
}

const chainOfCards = (count: number): ForgedStruct[] => {
  const structs: ForgedStruct[] = []
  const add = (struct: ForgedStruct): ForgedId => {
    structs.push(struct)
    return { client: CLIENT, clock: structs.length - 1 }
  }
  for (let index = 0; index < count; index++) {
    const map = add({ content: type(TYPE.map), parent: 'cards', key: `c${String(index).padStart(15, '0')}` })
    for (const [key, value] of Object.entries({
      kind: 'need',
      pos: [0, 0],
      color: 'sun',
      author: EVE,
      createdAt: 1,
      deletedAt: null,
    }))
      add({ content: any(value), parent: map, key })
    add({ content: type(TYPE.xmlFragment), parent: map, key: 'body' })
  }
  return structs
}

export function heavyUpdates(): HeavyUpdate[] {
  const eve = card()
  const one = (structs: ForgedStruct[], client = CLIENT): ForgedSection => ({ client, structs })
  const letters = (count: number, over: (index: number) => Partial<ForgedStruct>): ForgedStruct[] =>
    times(count, (index) => ({ content: text('a'), ...over(index) }))
  return [
    {
      name: 'an import by script: 5,000 cards',
      before: () => [],
      update: () => forgeUpdate([one(chainOfCards(5_000))]),
    },
    { name: '100,000 cards', before: () => [], update: () => forgeUpdate([one(chainOfCards(60_000))]) },
    {
      name: 'letters one by one in a paragraph',
      before: () => [eve.state],
      update: () =>
        forgeUpdate([
          one(
            letters(600_000, (index) =>
              index === 0 ? { parent: eve.text } : { origin: { client: CLIENT, clock: index - 1 } },
            ),
          ),
        ]),
    },
    {
      name: 'letters that all want the first place, from the left',
      before: () => [eve.state],
      update: () => forgeUpdate([one(letters(9_000, () => ({ parent: eve.text })))]),
    },
    {
      name: 'letters that all want the first place, of a thousand clients',
      before: () => [eve.state],
      update: () =>
        forgeUpdate(
          times(999, (client) =>
            one(
              letters(10, () => ({ parent: eve.text })),
              5_000 + client,
            ),
          ),
        ),
    },
    {
      name: 'deleted letters that all want the first place, of a thousand clients',
      before: () => [eve.state],
      update: () =>
        forgeUpdate(
          times(999, (client) =>
            one(
              times(59, () => ({ content: deleted(1), parent: eve.text })),
              5_000 + client,
            ),
          ),
        ),
    },
    {
      name: 'deleted runs that span the paragraph',
      before: () => [
        eve.state,
        forgeUpdate([
          one(
            times(9_000, (index) =>
              index === 0
                ? { content: text('a'), parent: eve.text }
                : {
                    content: index % 2 ? format('bold', '{}') : text('a'),
                    origin: { client: CLIENT, clock: index - 1 },
                  },
            ),
          ),
        ]),
      ],
      update: () =>
        forgeUpdate([
          one(
            times(59_000, () => ({ content: deleted(1), rightOrigin: { client: CLIENT, clock: 8_999 } })),
            77,
          ),
        ]),
    },
    {
      name: 'a field set 59,000 times, each before the last',
      before: () => [eve.state],
      update: () => forgeUpdate([one(times(59_000, () => ({ content: any([1, 1]), origin: eve.pos })))]),
    },
    {
      name: 'a field set from the start of its chain',
      before: () => [eve.state],
      update: () => forgeUpdate([one(times(59_000, () => ({ content: any([1, 1]), parent: eve.map, key: 'pos' })))]),
    },
    {
      name: 'subdocs',
      before: () => [],
      update: () => forgeUpdate([one(times(400_000, () => ({ content: subdoc('x'), parent: 'cards', key: 'a' })))]),
    },
    {
      name: 'types',
      before: () => [],
      update: () =>
        forgeUpdate([one(times(59_000, () => ({ content: type(TYPE.xmlElement, 'p'), parent: 'cards', key: 'a' })))]),
    },
    {
      name: 'garbage one by one',
      before: () => [],
      update: () => forgeUpdate([one(times(59_000, () => ({ content: gc(1) })))]),
    },
    {
      name: 'two clients that wait for each other at each step, and 900 that wait for one of them',
      before: () => [],
      update: () => waitingClients(28_000, 900),
    },
    {
      name: 'deletes of every second letter',
      before: () => paragraphs(eve, 60),
      update: () => forgeUpdate([], [{ client: CLIENT, ranges: paragraphRanges(60) }]),
    },
    {
      name: 'deletes of what is deleted, letter by letter',
      before: () => [forgeUpdate([one([{ content: gc(190_000) }])])],
      update: () => forgeUpdate([], [{ client: CLIENT, ranges: times(190_000, (clock) => ({ clock, len: 1 })) }]),
    },
    {
      name: 'a million deletes of one known letter',
      before: () => [eve.state],
      update: () =>
        forgeUpdate(
          [],
          times(1_200_000, () => ({ client: 1_000, ranges: [] })),
        ),
    },
    {
      name: 'known pieces again, each with a neighbour within a long run',
      before: () => [...paragraphs(eve, 12), forgeUpdate([one(piecesByTurns(59_000, 12), 77)])],
      update: () =>
        forgeUpdate([
          one(
            [
              ...times(57_000, (index) => ({ content: deleted(1), origin: withinParagraph(index) })),
              ...piecesByTurns(59_000, 12).slice(57_000),
              { content: deleted(1), parent: { client: CLIENT, clock: 1 } },
            ],
            77,
          ),
        ]),
    },
    {
      name: 'deleted pieces in a text with a mark',
      before: () => [...paragraphs(eve, 2), forgeUpdate([one([mark(1)], 76)])],
      update: () => forgeUpdate([one(piecesByTurns(59_900, 2), 77)]),
    },
    {
      name: 'as many deleted pieces as a text with a mark may have',
      before: () => [...paragraphs(eve, 12), forgeUpdate([one([mark(1)], 76)])],
      update: () => forgeUpdate([one(piecesByTurns(59_900, 12), 77)]),
    },
    {
      name: 'deletes of letters beside many deleted pieces and a mark',
      before: () => [...paragraphs(eve, 2), forgeUpdate([one([mark(1)], 76)]), ...desert(40)],
      update: () =>
        forgeUpdate([], [{ client: CLIENT, ranges: times(4_500, (index) => ({ clock: 2 + 2 * index, len: 1 })) }]),
    },
    {
      name: 'a delete of a paragraph of many pieces, between those of another',
      before: () => [...paragraphs(eve, 2), ...desert(80)],
      update: () => forgeUpdate([], [{ client: CLIENT, ranges: [{ clock: 0, len: 1 }] }]),
    },
    {
      name: 'ten letters at the beginning of a text of many deleted pieces',
      before: () => [...paragraphs(eve, 2), ...desert(100)],
      update: () =>
        forgeUpdate([
          one(
            letters(10, () => ({ parent: textOf(0) })),
            78,
          ),
        ]),
    },
    {
      name: 'a JSON value nested 4 million deep',
      before: () => [],
      update: () =>
        forgeUpdate([one([{ content: json('['.repeat(4e6) + ']'.repeat(4e6)), parent: 'cards', key: 'a' }])]),
    },
    {
      name: 'a mark nested 4 million deep',
      before: () => [eve.state],
      update: () =>
        forgeUpdate([one([{ content: format('bold', '['.repeat(4e6) + ']'.repeat(4e6)), parent: eve.text }])]),
    },
    {
      name: 'a list of two million nulls as a field',
      before: () => [eve.state],
      update: () => forgeUpdate([one([{ content: any(times(4_000_000, () => null)), origin: eve.pos }])]),
    },
    {
      name: 'a text of 8 MB',
      before: () => [eve.state],
      update: () => forgeUpdate([one([{ content: text('a'.repeat(8_000_000)), parent: eve.text }])]),
    },
  ]
}

/** `count` paragraphs of 9,900 letters each in Eve's card, letter by letter joined in runs. */
function paragraphs(eve: ReturnType<typeof card>, count: number): Uint8Array[] {
  const body = cardBody([...cardsOf(eve.doc).values()][0]!)._item!.id
  const structs: ForgedStruct[] = []
  let clock = 0
  for (let index = 0; index < count; index++) {
    structs.push(
      index === 0
        ? { content: type(TYPE.xmlElement, 'paragraph'), parent: body }
        : { content: type(TYPE.xmlElement, 'paragraph'), origin: { client: CLIENT, clock: clock - 9_902 } },
    )
    structs.push({ content: type(TYPE.xmlText), parent: { client: CLIENT, clock } })
    structs.push({ content: text('a'.repeat(9_900)), parent: { client: CLIENT, clock: clock + 1 } })
    clock += 9_902
  }
  return [eve.state, forgeUpdate([{ client: CLIENT, structs }])]
}

/** The text of one of these paragraphs. */
const textOf = (paragraph: number): ForgedId => ({ client: CLIENT, clock: 1 + paragraph * 9_902 })
const mark = (clock: number): ForgedStruct => ({ content: format('bold', '{}'), parent: { client: CLIENT, clock } })

/** Deleted letters of client 77, by turns in some of these texts, so that none is merged with another. */
const piecesByTurns = (count: number, texts: number, from = 0): ForgedStruct[] =>
  times(count, (index) => ({
    content: deleted(1),
    ...(from + index < texts ? { parent: textOf(index) } : { origin: { client: 77, clock: from + index - texts } }),
  }))

/** The same in two texts, update by update, as far as the guard lets them in. */
const desert = (updates: number): Uint8Array[] =>
  times(updates, (index) =>
    forgeUpdate([{ client: 77, clock: index * 5_990, structs: piecesByTurns(5_990, 2, index * 5_990) }]),
  )

/** Every second letter of twelve paragraphs. */
const withinParagraph = (index: number): ForgedId => ({
  client: CLIENT,
  clock: (index % 12) * 9_902 + 3 + Math.floor(index / 12) * 2,
})

const paragraphRanges = (count: number) =>
  times(count * 4_950, (index) => ({
    clock: Math.floor(index / 4_950) * 9_902 + 2 + (index % 4_950) * 2,
    len: 1,
  }))

/** `a` and `b` point at each other's last letter in turn; the others point at the last of `a`. */
function waitingClients(steps: number, others: number): Uint8Array {
  const a = 10
  const b = 11
  const section = (client: number, other: number): ForgedSection => ({
    client,
    structs: times(steps, (index) =>
      index === 0 && client === a
        ? { content: text('a'), parent: 'cards', key: 'x' }
        : { content: text('a'), origin: { client: other, clock: client === a ? index - 1 : index } },
    ),
  })
  return forgeUpdate([
    ...times(others, (index) => ({
      client: 100 + index,
      structs: [{ content: text('a'), origin: { client: a, clock: steps - 1 } }],
    })),
    section(b, a),
    section(a, b),
  ])
}
