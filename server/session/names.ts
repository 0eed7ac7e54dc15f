/** Names of people in one session: clean, and no two alike. Pure. */
import { MAX_NAME_LENGTH } from '../../shared/limits.ts'

/** What makes two names the same to a reader. */
export const nameKey = (name: string): string => name.normalize('NFKC').toLowerCase()

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

/** One line without control characters or marks that turn the direction of the text around them. May be empty. */
export const cleanName = (typed: string): string =>
  shorten(
    typed
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cs}\p{Co}\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu, ' ')
      .replace(/\s+/g, ' ')
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
