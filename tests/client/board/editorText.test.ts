import { getSchema } from '@tiptap/core'
import { Node } from '@tiptap/pm/model'
import { updateYFragment } from '@tiptap/y-tiptap'
import { describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { isAllowedChange } from '../../../client/board/editor/allowedText.ts'
import { cardExtensions } from '../../../client/board/editor/cardExtensions.ts'
import { blocksOf, takeSnapshot } from '../../../client/board/model/cardSnapshot.ts'
import { createCard, LOCAL_ACT } from '../../../client/board/model/commands.ts'
import { cardBody, cardsOf } from '../../../shared/board/boardDoc.ts'
import { GuardedServer } from './guardedServer.ts'

const ANNE = 'aaaaaaaaaaaaaaaa'
const schema = getSchema(cardExtensions())

interface Json {
  type: string
  attrs?: object
  content?: Json[]
  text?: string
  marks?: { type: string; attrs?: object }[]
}
const text = (value: string, ...marks: Json['marks'] & object): Json => ({ type: 'text', text: value, marks })
const paragraph = (...content: Json[]): Json => ({ type: 'paragraph', content })
const item = (...content: Json[]): Json => ({ type: 'listItem', content })
const bold = { type: 'bold' }
const italic = { type: 'italic' }
const link = (href: string) => ({ type: 'link', attrs: { href } })

/** Writes documents one after the other into one card, as the editor does, through the server's guard. */
function write(...documents: Json[][]): Y.Doc {
  const server = new GuardedServer()
  const anne = server.tablet(ANNE)
  const id = createCard(anne, { kind: 'need', color: 'sky', pos: [0, 0], author: ANNE, now: 1 })
  const meta = { mapping: new Map(), isOMark: new Map() }
  for (const content of documents) {
    const node = Node.fromJSON(schema, { type: 'doc', content })
    anne.transact(() => updateYFragment(anne, cardBody(cardsOf(anne).get(id)!), node, meta), LOCAL_ACT)
  }
  return server.doc
}

const ALL: Json[] = [
  paragraph(
    text('Un ', bold),
    text('besoin', bold, italic),
    { type: 'hardBreak' },
    text('là', link('https://a.org/x')),
  ),
  {
    type: 'bulletList',
    content: [item(paragraph(text('a')), { type: 'orderedList', content: [item(paragraph(text('b')))] })],
  },
  { type: 'orderedList', attrs: { start: 3 }, content: [item(paragraph(text('c'))), item(paragraph())] },
  paragraph(),
]

describe('what the editor writes', () => {
  it('[BD5] passes the guard: every node, every mark, and what comes of changing them', () => {
    const server = write(
      ALL,
      [paragraph(text('Un besoin')), ...ALL.slice(1)],
      [...ALL.slice(1), paragraph(text('Un', italic), text(' besoin', link('mailto:a@b.fr')))],
      [{ ...ALL[2]!, attrs: { start: 7 } }, ALL[0]!],
      [paragraph()],
      ALL,
    )
    const [id, card] = [...cardsOf(server)][0]!
    expect(blocksOf(takeSnapshot(id, card)!)).toMatchObject([
      {
        type: 'paragraph',
        inlines: [
          { text: 'Un ', isBold: true, isItalic: false },
          { text: 'besoin', isBold: true, isItalic: true },
          { lineBreak: true },
          { text: 'là', href: 'https://a.org/x' },
        ],
      },
      { type: 'bulletList', items: [[{ type: 'paragraph' }, { type: 'orderedList', start: 1 }]] },
      { type: 'orderedList', start: 3 },
      { type: 'paragraph', inlines: [] },
    ])
  })

  it('[BD5] has a schema without anything that the guard does not know', () => {
    expect(Object.keys(schema.nodes).sort()).toEqual(
      ['bulletList', 'doc', 'hardBreak', 'listItem', 'orderedList', 'paragraph', 'text'].sort(),
    )
    expect(Object.keys(schema.marks).sort()).toEqual(['bold', 'italic', 'link'])
    expect(Object.keys(schema.marks.link!.spec.attrs!)).toEqual(['href'])
    expect(Object.keys(schema.nodes.orderedList!.spec.attrs!)).toEqual(['start'])
  })

  const doc = (...content: Json[]): Node => Node.fromJSON(schema, { type: 'doc', content })
  const lines = (count: number): Json[] => Array.from({ length: count }, () => paragraph())
  const letters = (count: number): Json => paragraph(text('x'.repeat(count)))

  it('[BD5] is kept from what the server would refuse: too long, too deep, too many, a link that runs', () => {
    const isAllowed = (...content: Json[]): boolean => isAllowedChange(doc(paragraph()), doc(...content))
    expect(isAllowed(...ALL)).toBe(true)
    expect([isAllowed(letters(5_000)), isAllowed(letters(5_001))]).toEqual([true, false])
    expect([isAllowed(...lines(250)), isAllowed(...lines(251))]).toEqual([true, false])
    expect(isAllowed(paragraph(text('x', link('javascript:alert(1)'))))).toBe(false)
    let deep: Json = paragraph(text('x'))
    for (let level = 0; level < 6; level++)
      deep = { type: 'bulletList', content: [item(paragraph(), ...(level ? [deep] : []))] }
    expect(isAllowed(deep)).toBe(false)
  })

  it('[BD28] can shorten and go on in a text that others have made too long, not lengthen it', () => {
    const long = doc(letters(7_000), paragraph(text('y')), ...lines(300))
    const changed = (first: number, ...rest: Json[]): boolean => isAllowedChange(long, doc(letters(first), ...rest))
    expect(changed(6_999, paragraph(text('y')), ...lines(300))).toBe(true)
    expect(changed(7_000, paragraph(text('yes')), ...lines(300))).toBe(true)
    expect(changed(7_000, ...lines(299))).toBe(true)
    expect(changed(7_001, paragraph(text('y')), ...lines(300))).toBe(false)
    expect(changed(7_000, paragraph(text('y')), ...lines(301))).toBe(false)
    expect(changed(6_000, paragraph(text('y', link('javascript:alert(1)'))), ...lines(300))).toBe(false)
  })
})
