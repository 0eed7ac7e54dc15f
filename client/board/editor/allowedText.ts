import type { Node } from '@tiptap/pm/model'
import { isSafeHref } from '../../../shared/board/richText.ts'
import { MAX_NODE_CHILDREN, MAX_PARAGRAPH_LENGTH, MAX_TEXT_DEPTH } from '../../../shared/limits.ts'

/** The server counts what is written and erased in one offline spell too; so the editor stops at half of its limits. */
const HEADROOM = 2

/** Whether the server would take this text. @param node the document, or a node in it. @param depth of the node below the body. */
export function isAllowedText(node: Node, depth = 0): boolean {
  if (node.isText) {
    const link = node.marks.find((mark) => mark.type.name === 'link')
    return link === undefined || isSafeHref(link.attrs.href)
  }
  if (depth > MAX_TEXT_DEPTH) return false
  if (
    node.isTextblock
      ? node.content.size > MAX_PARAGRAPH_LENGTH / HEADROOM
      : node.childCount > MAX_NODE_CHILDREN / HEADROOM
  ) {
    return false
  }
  return node.children.every((child) => isAllowedText(child, depth + 1))
}
