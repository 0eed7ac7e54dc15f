/** A card's formatted text as elements; never as HTML. */
import { createElement, Fragment, type ReactNode } from 'react'
import type { Block, Inline } from '../model/richTextBlocks.ts'

/** Rendered anew as a whole when the text changes, so its parts need no keys. */
export function CardText({ blocks }: { blocks: readonly Block[] }) {
  return createElement(Fragment, null, ...blocks.map(blockElement))
}

function blockElement(block: Block): ReactNode {
  if (block.type === 'paragraph') {
    if (block.inlines.length === 0) return <p />
    return createElement('p', null, ...block.inlines.map(inlineElement))
  }
  const items = block.items.map((blocks) => createElement('li', null, ...blocks.map(blockElement)))
  return block.type === 'bulletList'
    ? createElement('ul', null, ...items)
    : createElement('ol', { start: block.start }, ...items)
}

function inlineElement(inline: Inline): ReactNode {
  if ('lineBreak' in inline) return <br />
  const { isBold, isItalic, href } = inline
  const text = keepSignsWithWords(inline.text)
  const italic = isItalic ? <em>{text}</em> : text
  const bold = isBold ? <strong>{italic}</strong> : italic
  if (href === null) return bold
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow" tabIndex={-1} draggable={false}>
      {bold}
    </a>
  )
}

/** French sets a space before ? ! : ; » and after «. People type a plain one, and the sign would fall onto a line of its own. */
const keepSignsWithWords = (text: string): string => text.replace(/ (?=[?!:;»])/g, '\u00a0').replace(/« /g, '«\u00a0')
