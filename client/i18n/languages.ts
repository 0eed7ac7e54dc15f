/** Which languages there are, and which one this person reads. */
export const LANGUAGES = ['fr', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

const STORAGE_KEY = 'tablee:language'

const asLanguage = (tag: string | null | undefined): Language | undefined =>
  LANGUAGES.find((language) => tag?.toLowerCase().split('-')[0] === language)

/** The language chosen on screen before, else the first of the browser's that we speak, else French. */
export function preferredLanguage(browserTags: readonly string[]): Language {
  return rememberedLanguage() ?? browserTags.map(asLanguage).find((language) => language !== undefined) ?? 'fr'
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(STORAGE_KEY, language)
  } catch {
    // Storage is closed (private mode, full disk): the choice holds for this page.
  }
}

function rememberedLanguage(): Language | undefined {
  try {
    return asLanguage(localStorage.getItem(STORAGE_KEY))
  } catch {
    return undefined
  }
}
