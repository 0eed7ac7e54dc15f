/** A card's text as plain immutable values, for rendering without an editor. Anything that the schema does not know is
 *  left out: a reading view may open docs that no guard watched over.  @see shared/board/richText.ts */
import * as Y from 'yjs'
import { isSafeHref } from '../../../shared/board/richText.ts'

interface TextRun {
  text: string
  isBold: boolean
  isItalic: boolean
  href: string | null
}
export type Inline = TextRun | { lineBreak: true }
export type Block =
  | { type: 'paragraph'; inlines: readonly Inline[] }
  | { type: 'bulletList'; items: readonly (readonly Block[])[] }
  | { type: 'orderedList'; start: number; items: readonly (readonly Block[])[] }

/** Blocks of a card's body, or of a list item. */
export function readBlocks(node: Y.XmlFragment): Block[] {
  return node.toArray().flatMap((child): Block[] => {
    if (!(child instanceof Y.XmlElement)) return []
    if (child.nodeName === 'paragraph') return [{ type: 'paragraph', inlines: readInlines(child) }]
    if (child.nodeName === 'bulletList') return [{ type: 'bulletList', items: readItems(child) }]
    if (child.nodeName === 'orderedList') {
      const start = Number(child.getAttribute('start') ?? 1)
      return [{ type: 'orderedList', start: Number.isInteger(start) ? start : 1, items: readItems(child) }]
    }
    return []
  })
}

function readItems(list: Y.XmlElement): Block[][] {
  return list.toArray().flatMap((item) => (item instanceof Y.XmlElement ? [readBlocks(item)] : []))
}

function readInlines(paragraph: Y.XmlElement): Inline[] {
  return paragraph.toArray().flatMap((child): Inline[] => {
    if (child instanceof Y.XmlText) return readRuns(child)
    return child instanceof Y.XmlElement && child.nodeName === 'hardBreak' ? [{ lineBreak: true }] : []
  })
}

function readRuns(text: Y.XmlText): TextRun[] {
  const operations = text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]
  return operations.flatMap(({ insert, attributes }) => {
    if (typeof insert !== 'string') return []
    const link = attributes?.link as { href?: unknown } | undefined
    return [
      {
        text: insert,
        isBold: attributes?.bold !== undefined,
        isItalic: attributes?.italic !== undefined,
        href: isSafeHref(link?.href) ? link.href : null,
      },
    ]
  })
}
