/** What may stand in a card's text. The one list behind the editor (client), the guard (server) and the reading view. */

/** Node names that may appear below each node. The body itself is the fragment. */
export const RICH_TEXT_CHILDREN: Readonly<Record<string, readonly string[]>> = {
  body: ['paragraph', 'bulletList', 'orderedList'],
  paragraph: ['text', 'hardBreak'],
  bulletList: ['listItem'],
  orderedList: ['listItem'],
  listItem: ['paragraph', 'bulletList', 'orderedList'],
  hardBreak: [],
}

/** Attributes of nodes that the editor writes, with their check. */
export const RICH_TEXT_ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, (value: unknown) => boolean>>>> = {
  orderedList: {
    start: (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 10_000,
    type: (value) => value === null || (typeof value === 'string' && /^[1aAiI]$/.test(value)),
  },
}

const MAX_HREF_LENGTH = 2_000

/** Whether a link may be followed from a card: http, https or mailto, nothing that can run. */
export function isSafeHref(href: unknown): href is string {
  if (typeof href !== 'string' || href.length > MAX_HREF_LENGTH) return false
  return /^(https?:\/\/|mailto:)[^\s<>"'`\\]+$/i.test(href)
}

const isEmptyMark = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0

function isLinkMark(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, 'href')) return false
  return Object.entries(value).every(([key, attribute]) => {
    if (key === 'href') return isSafeHref(attribute)
    if (key === 'target') return attribute === null || attribute === '_blank'
    if (key === 'rel') return attribute === null || attribute === 'noopener noreferrer nofollow'
    return (key === 'class' || key === 'title') && attribute === null
  })
}

/** Marks and the check of their value. null ends a mark. */
export const RICH_TEXT_MARKS: Readonly<Record<string, (value: unknown) => boolean>> = {
  bold: (value) => value === null || isEmptyMark(value),
  italic: (value) => value === null || isEmptyMark(value),
  link: (value) => value === null || isLinkMark(value),
}
