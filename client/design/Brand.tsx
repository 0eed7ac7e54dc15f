import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { LanguageSwitch } from '../i18n/LanguageSwitch.tsx'
import styles from './Brand.module.css'
import icon from './icon.svg'

/** The mark and the name; leads to the start. */
function Brand() {
  return (
    <Link to="/" className={styles.brand}>
      <img src={icon} alt="" className={styles.mark} />
      Tablée
    </Link>
  )
}

/** The head of a page: the name at the left, languages and what else belongs there at the right. */
export function PageHeader({ children }: { children?: ReactNode }) {
  return (
    <header className={styles.header}>
      <Brand />
      <div className={styles.end}>
        {children}
        <LanguageSwitch />
      </div>
    </header>
  )
}
