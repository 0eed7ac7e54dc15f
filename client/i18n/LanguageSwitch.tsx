import { useTranslation } from 'react-i18next'
import { LANGUAGES, type Language } from '../../shared/text/language.ts'
import { changeLanguage } from './i18n.ts'
import styles from './LanguageSwitch.module.css'

const NAMES: Record<Language, string> = { fr: 'Français', en: 'English' }

/** FR · EN. Each language is named in itself, for who cannot read the other one. */
export function LanguageSwitch() {
  const { i18n, t } = useTranslation('common')
  return (
    <fieldset className={styles.switch}>
      <legend className="visually-hidden">{t('language')}</legend>
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          title={NAMES[language]}
          aria-label={`${language.toUpperCase()} ${NAMES[language]}`}
          aria-pressed={i18n.language === language}
          className={styles.language}
          onClick={() => void changeLanguage(language)}
        >
          {language.toUpperCase()}
        </button>
      ))}
    </fieldset>
  )
}
