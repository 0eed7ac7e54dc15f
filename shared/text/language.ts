/** The languages that Tablée speaks, and which of them a person asked for. */

const LANGUAGES = ['fr', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** The language of an Accept-Language header (RFC 9110, 12.5.4) that Tablée speaks best; English when there is none. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  let best: { language: Language; quality: number } = { language: 'en', quality: 0 }
  for (const range of (acceptLanguage ?? '').split(',')) {
    const [tag = '', ...parameters] = range.trim().toLowerCase().split(';')
    const language = LANGUAGES.find((known) => tag === known || tag.startsWith(`${known}-`))
    const weight = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean)
    const quality = weight === undefined ? 1 : Number(weight)
    if (language !== undefined && quality > best.quality) best = { language, quality }
  }
  return best.language
}
