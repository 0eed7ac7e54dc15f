/** What the editor can write: exactly shared/board/richText.ts, so that no honest edit is refused. Pasted HTML is cleaned by
 *  this schema.  @see docs/SPEC.md BD5 */
import { Extension, type Extensions } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { HardBreak } from '@tiptap/extension-hard-break'
import { Italic } from '@tiptap/extension-italic'
import { Link } from '@tiptap/extension-link'
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { Plugin } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { isSafeHref } from '../../../shared/board/richText.ts'
import { isAllowedChange } from './allowedText.ts'

/** A link is its address; the rest is the same for all links and stands in no document. */
const CardLink = Link.extend({
  addAttributes() {
    return { href: { default: null, parseHTML: (element: HTMLElement) => element.getAttribute('href') } }
  },
}).configure({
  openOnClick: false,
  linkOnPaste: false,
  defaultProtocol: 'https',
  isAllowedUri: isSafeHref,
})

/** Numbers from where they start; letters and Roman numerals of pasted lists become numbers. */
const CardOrderedList = OrderedList.extend({
  addAttributes() {
    return { start: { default: 1, parseHTML: (element: HTMLElement) => startOf(element.getAttribute('start')) } }
  },
})

function startOf(attribute: string | null): number {
  const start = Number.parseInt(attribute ?? '1', 10)
  return Number.isInteger(start) && start >= 0 && start < 10_000 ? start : 1
}

/** Keeps out what the server would refuse: a text too long, too deep, or with an unsafe link, by whatever way it came. */
const TextLimits = Extension.create<{ onRefused: () => void }>({
  name: 'textLimits',
  addOptions: () => ({ onRefused: () => {} }),
  addProseMirrorPlugins() {
    const { onRefused } = this.options
    return [
      new Plugin({
        filterTransaction: (transaction) => {
          const isOwn = transaction.getMeta(ySyncPluginKey)?.isChangeOrigin !== true
          if (!transaction.docChanged || !isOwn || isAllowedChange(transaction.before, transaction.doc)) return true
          onRefused()
          return false
        },
      }),
    ]
  },
})

/** Nodes and marks of a card's text.
 *  @param onRefused told when something was kept out. */
export function cardExtensions(onRefused: () => void = () => {}): Extensions {
  return [
    Document,
    Paragraph,
    Text,
    HardBreak,
    Bold,
    Italic,
    CardLink,
    BulletList,
    CardOrderedList,
    ListItem,
    ListKeymap,
    TextLimits.configure({ onRefused }),
  ]
}
