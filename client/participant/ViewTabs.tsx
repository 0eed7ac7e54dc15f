import { LayoutGrid, Pencil } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import styles from './ViewTabs.module.css'

export type PhoneView = 'write' | 'board'

/** On a phone held upright: writing, or the board. */
export function ViewTabs({ view, onView }: { view: PhoneView; onView(view: PhoneView): void }) {
  const { t } = useTranslation('participant')
  return (
    <nav className={styles.tabs} aria-label={t('views.label')}>
      <button type="button" className={styles.tab} aria-pressed={view === 'write'} onClick={() => onView('write')}>
        <Pencil aria-hidden size={20} />
        {t('views.write')}
      </button>
      <button type="button" className={styles.tab} aria-pressed={view === 'board'} onClick={() => onView('board')}>
        <LayoutGrid aria-hidden size={20} />
        {t('views.board')}
      </button>
    </nav>
  )
}
