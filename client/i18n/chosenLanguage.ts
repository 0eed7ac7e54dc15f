/** Which language this person reads, and what this device remembers of it. */
import { type Language, languageOfTag } from '../../shared/text/language.ts'

const STORAGE_KEY = 'tablee:language'

/** The language chosen on screen before, else the first of the browser's that we speak, else French. */
export const startingLanguage = (browserTags: readonly string[]): Language =>
  rememberedLanguage() ?? browserTags.map(languageOfTag).find((language) => language !== undefined) ?? 'fr'

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(STORAGE_KEY, language)
  } catch {
    // Storage is closed (private mode, full disk): the choice holds for this page.
  }
}

function rememberedLanguage(): Language | undefined {
  try {
    return languageOfTag(localStorage.getItem(STORAGE_KEY) ?? '')
  } catch {
    return undefined
  }
}

/** Tells of a choice on another page of this browser: the projector follows the laptop that leads it. */
export function onLanguageChosenElsewhere(follow: (language: Language) => void): void {
  window.addEventListener('storage', ({ key, newValue }) => {
    const language = key === STORAGE_KEY ? languageOfTag(newValue ?? '') : undefined
    if (language !== undefined) follow(language)
  })
}
