import { useTranslation } from 'react-i18next'
import { Button } from '../design/Button.tsx'
import styles from './YourTable.module.css'

/** The table's number so large that people can walk with it. */
export function YourTable({ number, onSeated }: { number: number; onSeated(): void }) {
  const { t } = useTranslation('join')
  return (
    <main className={styles.screen}>
      <h1 className={styles.number}>{t('table', { number })}</h1>
      <p className={styles.text}>{t('tableText')}</p>
      <Button variant="primary" size="large" autoFocus onPress={onSeated}>
        {t('seated')}
      </Button>
    </main>
  )
}
