/** What a person does on a board, at random. Fields through the client's own commands; text as the editor's binding writes
 *  it: marks as formats, a split paragraph as a new one with the tail. */
import * as Y from 'yjs'
import {
  binCards,
  createCard,
  LOCAL_ACT,
  moveCards,
  prepareCard,
  recolourCards,
  restoreCards,
  setKinds,
} from '../../client/board/model/commands.ts'
import { cardBody, cardsOf } from '../../shared/board/boardDoc.ts'
import { CARD_KINDS } from '../../shared/board/card.ts'
import { CARD_TINTS } from '../../shared/palette.ts'
import type { Random } from './random.ts'

interface Writer {
  doc: Y.Doc
  participant: string
  random: Random
}
type Edit = (writer: Writer) => void

const WORDS = ['besoin', 'été ', 'a', '👩‍⚕️', 'rendez-vous ', '\n', 'ß', ' ']
const MARKS = [
  { bold: {} },
  { italic: {} },
  { bold: null },
  { italic: null },
  { link: { href: 'https://example.org/a' } },
  { link: null },
] as const

const newCard = ({ participant, random }: Writer) => ({
  kind: random.pick(CARD_KINDS),
  color: random.pick(CARD_TINTS),
  pos: [random.below(500), random.below(500)] as [number, number],
  author: participant,
  now: 1 + random.below(1_000),
  text: random.pick(['', 'une idée', 'deux\nlignes']),
})

/** Some of the cards; the same ones are picked often, so that people meet. */
function someCards({ doc, random }: Writer): string[] {
  const ids = [...cardsOf(doc).keys()]
  return ids.length === 0 ? [] : Array.from({ length: 1 + random.below(3) }, () => random.pick(ids.slice(0, 6)))
}

const EDITS: readonly (readonly [number, Edit])[] = [
  [6, (writer) => createCard(writer.doc, newCard(writer))],
  [1, (writer) => prepareCard(writer.doc, newCard(writer))],
  [10, (writer) => moveCards(writer.doc, new Map(someCards(writer).map((id) => [id, newCard(writer).pos])))],
  [3, (writer) => recolourCards(writer.doc, someCards(writer), writer.random.pick(CARD_TINTS))],
  [3, (writer) => setKinds(writer.doc, someCards(writer), writer.random.pick(CARD_KINDS))],
  [3, (writer) => binCards(writer.doc, someCards(writer), 1 + writer.random.below(1_000))],
  [3, (writer) => restoreCards(writer.doc, someCards(writer))],
  [40, (writer) => write(writer)],
]

/** One random act of this person. */
export function editAtRandom(writer: Writer): void {
  writer.random.weighted(EDITS)(writer)
}

function write(writer: Writer): void {
  const id = someCards(writer)[0]
  if (id === undefined) return
  const body = cardBody(cardsOf(writer.doc).get(id)!)
  writer.doc.transact(() => {
    for (let times = 1 + writer.random.below(3); times > 0; times--) writeIn(body, writer.random)
  }, LOCAL_ACT)
}

const newParagraph = (text: string): Y.XmlElement => {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, text === '' ? [] : [new Y.XmlText(text)])
  return paragraph
}

function newList(random: Random): Y.XmlElement {
  const list = new Y.XmlElement(random.pick(['bulletList', 'orderedList']))
  if (list.nodeName === 'orderedList') numberFrom(list, 1 + random.below(5))
  const item = new Y.XmlElement('listItem')
  item.insert(0, [newParagraph(random.pick(WORDS))])
  list.insert(0, [item])
  return list
}

function writeIn(body: Y.XmlFragment, random: Random): void {
  const paragraphs = paragraphsOf(body)
  if (paragraphs.length === 0) return body.insert(0, [newParagraph('début')])
  const paragraph = random.pick(paragraphs)
  const around = paragraph.parent as Y.XmlFragment
  const index = around.toArray().indexOf(paragraph)
  const texts = paragraph.toArray().filter((child) => child instanceof Y.XmlText)
  if (texts.length === 0) return paragraph.insert(0, [new Y.XmlText('mot')])
  const text = random.pick(texts)
  random.weighted<() => void>([
    [30, () => insertText(text, random)],
    [15, () => eraseLetter(text, random)],
    [10, () => eraseRange(text, random)],
    [15, () => formatRange(text, random)],
    [6, () => splitParagraph(around, { index, text, random })],
    [3, () => around.delete(index, 1)],
    [4, () => body.length < 60 && body.insert(random.below(body.length + 1), [newList(random)])],
    [2, () => paragraph.length < 60 && paragraph.insert(paragraph.length, [new Y.XmlElement('hardBreak')])],
    [2, () => paragraph.length < 60 && paragraph.insert(paragraph.length, [new Y.XmlText('suite')])],
    [2, () => renumber(body, random)],
  ])()
}

/** A place between two letters. An editor's caret never stands within a surrogate pair, where Yjs would break the letter. */
function place(text: Y.XmlText, random: Random): number {
  const index = random.below(text.length + 1)
  const isWithinPair = /[\uDC00-\uDFFF]/.test(plain(text)[index] ?? '')
  return isWithinPair ? index + 1 : index
}

function range(text: Y.XmlText, random: Random): [from: number, length: number] {
  const [a, b] = [place(text, random), place(text, random)]
  return [Math.min(a, b), Math.abs(a - b)]
}

function insertText(text: Y.XmlText, random: Random): void {
  const marks = random.chance(0.3) ? random.pick(MARKS) : undefined
  text.insert(place(text, random), random.pick(WORDS), marks)
}

function eraseLetter(text: Y.XmlText, random: Random): void {
  const at = place(text, random)
  const [letter] = plain(text).slice(at)
  if (letter !== undefined) text.delete(at, letter.length)
}

function eraseRange(text: Y.XmlText, random: Random): void {
  text.delete(...range(text, random))
}

function formatRange(text: Y.XmlText, random: Random): void {
  text.format(...range(text, random), random.pick(MARKS))
}

function splitParagraph(
  around: Y.XmlFragment,
  { index, text, random }: { index: number; text: Y.XmlText; random: Random },
): void {
  const at = place(text, random)
  const tail = plain(text).slice(at)
  text.delete(at, text.length - at)
  if (around.length < 60) around.insert(index + 1, [newParagraph(tail)])
}

function renumber(body: Y.XmlFragment, random: Random): void {
  for (const child of body.toArray()) {
    if (!(child instanceof Y.XmlElement) || child.nodeName !== 'orderedList') continue
    if (random.chance(0.5)) numberFrom(child, random.below(9))
    else child.removeAttribute('start')
  }
}

/** The editor writes a number, which Yjs' types do not foresee. */
const numberFrom = (list: Y.XmlElement, start: number): void => list.setAttribute('start', start as unknown as string)

const plain = (text: Y.XmlText): string =>
  text
    .toDelta()
    .map((op: { insert?: unknown }) => (typeof op.insert === 'string' ? op.insert : ''))
    .join('')

function paragraphsOf(node: Y.XmlFragment): Y.XmlElement[] {
  return node.toArray().flatMap((child) => {
    if (!(child instanceof Y.XmlElement)) return []
    return child.nodeName === 'paragraph' ? [child] : paragraphsOf(child)
  })
}
