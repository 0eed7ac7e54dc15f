import { LoaderCircle } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import styles from './Loading.module.css'

/** Stands where a page is about to be. */
export function Loading() {
  const { t } = useTranslation('common')
  return (
    <div className={styles.loading} role="status">
      <LoaderCircle aria-hidden className={styles.turning} size={24} />
      {t('loading')}
    </div>
  )
}
