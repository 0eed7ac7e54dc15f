/** From what was typed or pasted outside of the editor to the text of a card. Pure. */
import { MAX_NODE_CHILDREN, MAX_PARAGRAPH_LENGTH } from '../../../shared/limits.ts'

/** The server also counts what is written and erased later: half of its limits leaves room, as in the editor. */
const HEADROOM = 2

export type CardText = { ok: true; text: string } | { ok: false; reason: 'empty' | 'too-long' }

/** Reads a text: blank edges go, lines stay. Too long is told instead of cut: nobody's words are dropped.
 *  @see docs/SPEC.md PT4, BD26 */
export function readCardText(typed: string): CardText {
  const lines = typed
    .replace(/\r\n?/g, '\n')
    .trim()
    .split('\n')
    .map((line) => line.trimEnd())
  if (lines.length === 1 && lines[0] === '') return { ok: false, reason: 'empty' }
  const isTooLong =
    lines.length > MAX_NODE_CHILDREN / HEADROOM || lines.some((line) => line.length > MAX_PARAGRAPH_LENGTH / HEADROOM)
  return isTooLong ? { ok: false, reason: 'too-long' } : { ok: true, text: lines.join('\n') }
}
