/** The board document: roots and typed access. Reading and writing cards goes through here on both sides. */
import * as Y from 'yjs'
import { newId } from '../ids.ts'
import { CARD_BODY, type CardRecord, cardSchema, cardType } from './card.ts'
import { type ZoneRecord, zoneSchema, zoneType } from './zone.ts'

export const CARDS_ROOT = cardType.root

export type CardMap = Y.Map<unknown>

export const cardsOf = (doc: Y.Doc): Y.Map<CardMap> => doc.getMap<CardMap>(CARDS_ROOT)

/** A card's plain fields, or null when the record is not whole (a doc that the guard did not watch over). */
export function readCard(card: CardMap): CardRecord | null {
  const parsed = cardSchema.safeParse({
    kind: card.get('kind'),
    pos: card.get('pos'),
    color: card.get('color'),
    author: card.get('author'),
    createdAt: card.get('createdAt'),
    deletedAt: card.get('deletedAt') ?? null,
  })
  return parsed.success ? parsed.data : null
}

export const cardBody = (card: CardMap): Y.XmlFragment => card.get(CARD_BODY) as Y.XmlFragment

/** A card not yet in a doc, with its text as paragraphs, one a line. Set it in `cardsOf(doc)` in one transaction. */
export function makeCard(record: CardRecord, text = ''): CardMap {
  const body = new Y.XmlFragment()
  const paragraphs = text === '' ? [] : text.split(/\r\n?|\n/).map(makeParagraph)
  body.insert(0, paragraphs)
  return new Y.Map<unknown>([...Object.entries(record), [CARD_BODY, body]])
}

function makeParagraph(line: string): Y.XmlElement {
  const paragraph = new Y.XmlElement('paragraph')
  if (line !== '') paragraph.insert(0, [new Y.XmlText(line)])
  return paragraph
}

/** Adds one card in one transaction and returns its id. */
export function addCard(doc: Y.Doc, record: CardRecord, options: { text?: string; origin?: unknown } = {}): string {
  const id = newId()
  doc.transact(() => cardsOf(doc).set(id, makeCard(record, options.text)), options.origin ?? null)
  return id
}

export type ZoneMap = Y.Map<unknown>

export const zonesOf = (doc: Y.Doc): Y.Map<ZoneMap> => doc.getMap<ZoneMap>(zoneType.root)

/** null when the record is not whole. */
export const readZone = (zone: ZoneMap): ZoneRecord | null => zoneSchema.safeParse(zone.toJSON()).data ?? null

/** Adds zones in one transaction. @returns their ids. */
export function addZones(doc: Y.Doc, zones: readonly ZoneRecord[], origin: unknown = null): string[] {
  const ids = zones.map(() => newId())
  doc.transact(() => {
    for (const [index, zone] of zones.entries()) zonesOf(doc).set(ids[index]!, new Y.Map<unknown>(Object.entries(zone)))
  }, origin)
  return ids
}

/** The text of a body without its formatting, one line a paragraph or list item. */
export function plainText(body: Y.XmlFragment): string {
  const lines: string[] = []
  collectLines(body, lines)
  return lines.join('\n')
}

function collectLines(node: Y.XmlFragment, lines: string[]): void {
  let line: string | null = null
  for (const child of node.toArray()) {
    if (child instanceof Y.XmlText) line = (line ?? '') + textOf(child)
    else if (child instanceof Y.XmlElement && child.nodeName === 'hardBreak') line = `${line ?? ''}\n`
    else if (child instanceof Y.XmlElement) collectLines(child, lines)
  }
  if (line !== null) lines.push(line)
  else if (node instanceof Y.XmlElement && node.nodeName === 'paragraph') lines.push('')
}

const textOf = (text: Y.XmlText): string =>
  text
    .toDelta()
    .map((op: { insert?: unknown }) => (typeof op.insert === 'string' ? op.insert : ''))
    .join('')
