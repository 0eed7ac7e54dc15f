/** Names of people in one session: clean, and no two alike. Pure. */
import { MAX_NAME_LENGTH } from '../../shared/limits.ts'

/** What nobody sees: soft hyphens, joiners, fillers, marks that turn the direction of the text (Unicode's
 *  Default_Ignorable_Code_Point). Two names that differ by them alone look alike. */
const INVISIBLE = /\p{DI}/gu
/** The same but for emoji, which are made of several characters by such ones. */
const INVISIBLE_OUTSIDE_EMOJI = /(\p{RGI_Emoji})|\p{DI}/gv
/** White space, control characters, halves of pairs, private use, and the blank pattern of Braille. */
const BLANK = /[\s\p{Cc}\p{Cs}\p{Co}\p{Z}\u2800]+/gu

/** What makes two names the same to a reader. */
export const nameKey = (name: string): string => name.normalize('NFKC').replace(INVISIBLE, '').toLowerCase()

const graphemes = new Intl.Segmenter()

/** The beginning of a text, at most so many UTF-16 units, never cut within what a reader sees as one character. */
function shorten(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text
  let end = 0
  for (const { index, segment } of graphemes.segment(text)) {
    if (index + segment.length > maxLength) break
    end = index + segment.length
  }
  return text.slice(0, end)
}

/** One line of what can be seen. May be empty. */
export const cleanName = (typed: string): string =>
  shorten(
    typed
      .normalize('NFC')
      .replace(INVISIBLE_OUTSIDE_EMOJI, (_, emoji: string | undefined) => emoji ?? '')
      .replace(BLANK, ' ')
      .trim(),
    MAX_NAME_LENGTH,
  )

/** The name itself, or with the first free number behind it: the second Marie is "Marie 2".
 *  @param taken keys of the names already borne. @see docs/SPEC.md JN3 */
export function tellApart(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(nameKey(name))) return name
  for (let number = 2; ; number++) {
    const suffix = ` ${number}`
    const numbered = shorten(name, MAX_NAME_LENGTH - suffix.length).trimEnd() + suffix
    if (!taken.has(nameKey(numbered))) return numbered
  }
}
