/** Brings a card's body to a plain text by the smallest change, so that what others write beside it stays, and bold or a link
 *  in words that stay. For bodies of paragraphs only, a line each; lists and line breaks take the editor. */
import * as Y from 'yjs'
import { LOCAL_ACT } from './commands.ts'

/** Whether each line of the text is a paragraph of its own. */
export const isPlain = (body: Y.XmlFragment): boolean =>
  body.toArray().every((block) => {
    if (!(block instanceof Y.XmlElement) || block.nodeName !== 'paragraph') return false
    return block.length === 0 || (block.length === 1 && block.get(0) instanceof Y.XmlText)
  })

/** @param body one that isPlain(). */
export function rewriteText(body: Y.XmlFragment, text: string): void {
  const change = (): void => rewriteLines(body, text.split('\n'))
  if (body.doc === null) change()
  else body.doc.transact(change, LOCAL_ACT)
}

function rewriteLines(body: Y.XmlFragment, wanted: string[]): void {
  const paragraphs = body.toArray() as Y.XmlElement[]
  const { start, end } = commonEnds(paragraphs.map(lineOf), wanted)
  const changed = paragraphs.slice(start, paragraphs.length - end)
  const lines = wanted.slice(start, wanted.length - end)
  const rewritten = Math.min(changed.length, lines.length)
  for (let index = 0; index < rewritten; index++) rewriteLine(changed[index]!, lines[index]!)
  const at = start + rewritten
  body.delete(at, changed.length - rewritten)
  body.insert(
    at,
    lines.slice(rewritten).map((line) => {
      const paragraph = new Y.XmlElement('paragraph')
      if (line !== '') paragraph.insert(0, [new Y.XmlText(line)])
      return paragraph
    }),
  )
}

function rewriteLine(paragraph: Y.XmlElement, line: string): void {
  const text = paragraph.get(0) as Y.XmlText | undefined
  if (text === undefined) {
    if (line !== '') paragraph.insert(0, [new Y.XmlText(line)])
    return
  }
  // Code points: Yjs puts a sign of its own in place of half of a surrogate pair.
  const [before, after] = [[...lineOf(paragraph)], [...line]]
  const { start, end } = commonEnds(before, after)
  const at = before.slice(0, start).join('').length
  text.delete(at, before.slice(start, before.length - end).join('').length)
  text.insert(at, after.slice(start, after.length - end).join(''))
}

const lineOf = (paragraph: Y.XmlElement): string => {
  const text = paragraph.get(0) as Y.XmlText | undefined
  return text === undefined
    ? ''
    : text
        .toDelta()
        .map((op: { insert: string }) => op.insert)
        .join('')
}

/** How much two lists have in common at their beginning and, beyond that, at their end. */
function commonEnds(a: readonly string[], b: readonly string[]): { start: number; end: number } {
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a[start] === b[start]) start++
  let end = 0
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end++
  return { start, end }
}
