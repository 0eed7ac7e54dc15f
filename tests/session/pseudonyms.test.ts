/** Pseudonyms: enough of them, agreeing, and never two alike. */
import { expect, test } from 'vitest'
import { cleanName, nameKey, tellApart } from '../../server/session/names.ts'
import { ENGLISH_ANIMALS, ENGLISH_COLORS } from '../../server/session/pseudonyms/english.ts'
import { FRENCH_ANIMALS, FRENCH_COLORS } from '../../server/session/pseudonyms/french.ts'
import { offerPseudonym } from '../../server/session/pseudonyms/pseudonym.ts'
import { MAX_NAME_LENGTH } from '../../shared/limits.ts'

test('[JN9] there are enough animals and colours in both languages, each once', () => {
  for (const animals of [FRENCH_ANIMALS.map(([name]) => name), ENGLISH_ANIMALS]) {
    expect(animals.length).toBeGreaterThanOrEqual(60)
    expect(new Set(animals.map(nameKey)).size).toBe(animals.length)
  }
  for (const colors of [FRENCH_COLORS, ENGLISH_COLORS]) expect(colors.length).toBeGreaterThanOrEqual(10)
})

test('[JN9] a French colour agrees with its animal', () => {
  const gender = new Map(FRENCH_ANIMALS)
  expect(gender.get('Loutre')).toBe('f')
  expect(gender.get('Renard')).toBe('m')
  expect(FRENCH_COLORS[0]).toEqual({ m: 'bleu', f: 'bleue' })
  for (let draw = 0; draw < 2_000; draw++) {
    const name = offerPseudonym('fr', new Set())
    const [animal, animalGender] = FRENCH_ANIMALS.find(([known]) => name.startsWith(`${known} `))!
    const color = name.slice(animal.length + 1)
    expect(FRENCH_COLORS.map((forms) => forms[animalGender])).toContain(color)
  }
})

test('[JN9] an offered pseudonym is nobody’s, even when all are taken', () => {
  const taken = new Set<string>()
  for (let person = 0; person < 2_000; person++) {
    const name = offerPseudonym(person % 2 === 0 ? 'fr' : 'en', taken)
    expect(taken.has(nameKey(name))).toBe(false)
    expect(name.length).toBeLessThanOrEqual(MAX_NAME_LENGTH)
    taken.add(nameKey(name))
  }
})

test('[JN3] a long name keeps its number within the limit', () => {
  const long = 'M'.repeat(MAX_NAME_LENGTH)
  const second = tellApart(long, new Set([nameKey(long)]))
  expect([second.length, second.endsWith('M 2')]).toEqual([MAX_NAME_LENGTH, true])
})

test.each([
  'Ma\u00adrie',
  'Marie\u2060',
  'Ma\u200crie',
  'Ma\u200drie',
  '\u3164Marie',
  'Marie\ufe0f',
  'Ｍarie',
  'Ma\u202erie',
])('[JN3] %j looks like Marie, and is told apart from her', (name) => {
  expect(nameKey(name)).toBe(nameKey('Marie'))
  expect(tellApart(cleanName(name), new Set([nameKey('Marie')]))).toMatch(/ 2$/)
})

test('[JN3] a name is one clean line', () => {
  expect(cleanName('  Anne\n\u0000\u202eLise  ')).toBe('Anne Lise')
  expect(cleanName('\u200b ')).toBe('')
  expect(cleanName('Zoé 👩‍⚕️')).toBe('Zoé 👩‍⚕️')
  expect(cleanName('\u3164')).toBe('')
  expect(cleanName('Ma\u00adrie\u2060\u200d')).toBe('Marie')
  expect(cleanName('Zo\u0065\u0301 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 👨‍👩‍👧')).toBe('Zoé ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 👨‍👩‍👧')
  expect(cleanName('\u2800Anne\u2800')).toBe('Anne')
  expect(cleanName(`${'a'.repeat(39)}👩‍⚕️`)).toBe('a'.repeat(39))
})
