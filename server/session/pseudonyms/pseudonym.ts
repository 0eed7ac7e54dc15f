/** Offers a pseudonym: an animal and a colour, "Loutre bleue" or "Blue otter". Pure but for the dice. */
import type { Language } from '../../../shared/text/language.ts'
import { nameKey, tellApart } from '../names.ts'
import { ENGLISH_ANIMALS, ENGLISH_COLORS } from './english.ts'
import { FRENCH_ANIMALS, FRENCH_COLORS } from './french.ts'

const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T

function makePseudonym(language: Language): string {
  if (language === 'en') return `${pick(ENGLISH_COLORS)} ${pick(ENGLISH_ANIMALS)}`
  const [animal, gender] = pick(FRENCH_ANIMALS)
  return `${animal} ${pick(FRENCH_COLORS)[gender]}`
}

/** Draws before a number is put behind the name; with a thousand names of each language, a room rarely needs more. */
const MAX_DRAWS = 50

/** A pseudonym that is not taken.  @param taken keys (nameKey) of the names already borne. */
export function offerPseudonym(language: Language, taken: ReadonlySet<string>): string {
  let name = makePseudonym(language)
  for (let draw = 1; draw < MAX_DRAWS && taken.has(nameKey(name)); draw++) name = makePseudonym(language)
  return tellApart(name, taken)
}
