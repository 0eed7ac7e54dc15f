import type { Node } from '@tiptap/pm/model'
import { isSafeHref } from '../../../shared/board/richText.ts'
import { MAX_NODE_CHILDREN, MAX_PARAGRAPH_LENGTH, MAX_TEXT_DEPTH } from '../../../shared/limits.ts'

/** Others can write in the same paragraph at the same time; so the editor stops at half of what the server takes. */
const HEADROOM = 2

/** The largest of each in a text. */
interface Extent {
  letters: number
  children: number
  depth: number
  hasUnsafeLink: boolean
}

/** Whether the server would take it when `before` becomes `after`. Others can have made a text longer than this editor makes
 *  one: it may stay so, and must be able to shrink. */
export function isAllowedChange(before: Node, after: Node): boolean {
  const { letters, children, depth, hasUnsafeLink } = extentOf(after)
  if (hasUnsafeLink || depth > MAX_TEXT_DEPTH) return false
  if (letters <= MAX_PARAGRAPH_LENGTH / HEADROOM && children <= MAX_NODE_CHILDREN / HEADROOM) return true
  const was = extentOf(before)
  return (
    letters <= Math.max(was.letters, MAX_PARAGRAPH_LENGTH / HEADROOM) &&
    children <= Math.max(was.children, MAX_NODE_CHILDREN / HEADROOM)
  )
}

/** @param node the document, or a node in it. @param depth of the node below the body. */
function extentOf(node: Node, depth = 0): Extent {
  const extent: Extent = {
    letters: node.isTextblock ? node.content.size : 0,
    children: node.isTextblock ? 0 : node.childCount,
    depth,
    hasUnsafeLink: false,
  }
  for (const child of node.children) {
    if (child.isText) {
      const link = child.marks.find((mark) => mark.type.name === 'link')
      extent.hasUnsafeLink ||= link !== undefined && !isSafeHref(link.attrs.href)
      continue
    }
    const inner = extentOf(child, depth + 1)
    extent.letters = Math.max(extent.letters, inner.letters)
    extent.children = Math.max(extent.children, inner.children)
    extent.depth = Math.max(extent.depth, inner.depth)
    extent.hasUnsafeLink ||= inner.hasUnsafeLink
  }
  return extent
}
