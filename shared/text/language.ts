/** The languages that Tablée speaks, and which of them a person asked for. */

export const LANGUAGES = ['fr', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** The language of a tag such as `fr-CA` (BCP 47), or undefined when Tablée does not speak it. */
export const languageOfTag = (tag: string): Language | undefined =>
  LANGUAGES.find((language) => tag.toLowerCase().split('-')[0] === language)

/** The language of an Accept-Language header (RFC 9110, 12.5.4) that Tablée speaks best; English when there is none. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  let best: { language: Language; quality: number } = { language: 'en', quality: 0 }
  for (const range of (acceptLanguage ?? '').split(',')) {
    const [tag = '', ...parameters] = range.trim().split(';')
    const language = languageOfTag(tag)
    const weight = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/i.exec(parameter)?.[1]).find(Boolean)
    const quality = weight === undefined ? 1 : Number(weight)
    if (language !== undefined && quality > best.quality) best = { language, quality }
  }
  return best.language
}
