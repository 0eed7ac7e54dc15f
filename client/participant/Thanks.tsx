import { HandHeart } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../design/Button.tsx'
import styles from './Thanks.module.css'

/** The session is over. */
export function Thanks({ name, onLook, onLeave }: { name: string; onLook(): void; onLeave(): void }) {
  const { t } = useTranslation('participant')
  return (
    <main className={styles.thanks}>
      <HandHeart aria-hidden size={64} color="var(--brand)" />
      <h1>{t('thanks.title', { name })}</h1>
      <p>{t('thanks.text')}</p>
      <div className={styles.acts}>
        <Button size="large" onPress={onLook}>
          {t('thanks.look')}
        </Button>
        <Button size="large" variant="primary" onPress={onLeave}>
          {t('thanks.leave')}
        </Button>
      </div>
    </main>
  )
}
