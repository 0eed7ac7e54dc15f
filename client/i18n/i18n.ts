/** Sets up i18next with the texts of one language, and changes language. Each language is a chunk of its own. */
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../../shared/text/language.ts'
import { onLanguageChosenElsewhere, rememberLanguage, startingLanguage } from './chosenLanguage.ts'

const chunks: Record<Language, () => Promise<{ resources: Record<string, object> }>> = {
  fr: () => import('./french.ts'),
  en: () => import('./english.ts'),
}

/** Loads the texts and starts; the page renders after it. */
export async function startI18n(): Promise<void> {
  const language = startingLanguage(navigator.languages)
  const { resources } = await chunks[language]()
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: resources },
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  document.documentElement.lang = language
  onLanguageChosenElsewhere((chosen) => void showLanguage(chosen))
}

/** The language on screen. */
export const currentLanguage = (): Language => i18next.language as Language

/** Changes the language on screen and remembers it on this device. */
export async function changeLanguage(language: Language): Promise<void> {
  await showLanguage(language)
  rememberLanguage(language)
}

async function showLanguage(language: Language): Promise<void> {
  const { resources } = await chunks[language]()
  for (const [namespace, texts] of Object.entries(resources)) i18next.addResourceBundle(language, namespace, texts)
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}

/** The variety in which the texts are written: dates beside them are read the same way, whatever the browser's. */
const LOCALES: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' }

/** For dates, times and numbers. */
export const displayLocale = (): string => LOCALES[currentLanguage()]
