import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import i18next from 'i18next'
import { describe, expect, it } from 'vitest'
import { displayLocale } from '../../client/i18n/i18n.ts'
import { LANGUAGES } from '../../shared/text/language.ts'

const folder = join(import.meta.dirname, '../../client/i18n')
type Texts = { [key: string]: string | Texts }

const namespaces = (language: string): string[] => readdirSync(join(folder, language)).sort()
const textsOf = (language: string, file: string): [string, string][] =>
  flatten(JSON.parse(readFileSync(join(folder, language, file), 'utf8')) as Texts)

function flatten(texts: Texts, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  )
}

const placeholders = (text: string): string[] => [...text.matchAll(/\{\{\s*([\w.]+)/g)].map((match) => match[1]!).sort()

describe('[LG1] every text stands in both languages', () => {
  it('has the same files in each language', () => {
    expect(namespaces('fr').length).toBeGreaterThan(0)
    expect(namespaces('en')).toEqual(namespaces('fr'))
  })

  for (const file of namespaces('fr')) {
    it(`${file}: the same keys, no empty text, the same placeholders`, () => {
      const french = new Map(textsOf('fr', file))
      const english = new Map(textsOf('en', file))
      expect([...english.keys()].sort()).toEqual([...french.keys()].sort())
      for (const [key, text] of french) {
        expect(text.trim(), `fr ${key}`).not.toBe('')
        expect(english.get(key)!.trim(), `en ${key}`).not.toBe('')
        // A singular may say "one" in words where the plural counts.
        if (!/_(zero|one)$/.test(key)) expect(placeholders(english.get(key)!), key).toEqual(placeholders(text))
      }
    })
  }

  for (const language of LANGUAGES) {
    it(`${language}: a text that counts has its singular and its plural`, () => {
      for (const file of namespaces(language)) {
        const keys = new Set(textsOf(language, file).map(([key]) => key))
        for (const key of keys) {
          const form = /^(.*)_(zero|one|two|few|many|other)$/.exec(key)
          if (form)
            expect(
              [`${form[1]}_one`, `${form[1]}_other`].filter((wanted) => !keys.has(wanted)),
              file,
            ).toEqual([])
        }
      }
    })
  }

  it('uses French typography before ; : ! ? (a space that does not break)', () => {
    const slips = namespaces('fr').flatMap((file) =>
      textsOf('fr', file).filter(([, text]) => /(?<=[\p{L}»)}]) [;:!?](?=\s|$)|[\p{L}»)][;!?](?=\s|$)/u.test(text)),
    )
    expect(slips).toEqual([])
  })
})

it('[LG3] dates are written as the texts beside them, British or French, whatever the browser speaks', async () => {
  const noon = new Date('2026-11-25T12:00')
  const written = { fr: '25 novembre 2026', en: '25 November 2026' }
  for (const language of LANGUAGES) {
    await i18next.init({ lng: language })
    expect(noon.toLocaleDateString(displayLocale(), { dateStyle: 'long' })).toBe(written[language])
  }
})
