import { useTranslation } from 'react-i18next'
import { Button } from '../design/Button.tsx'
import { Dialog, DialogFoot } from '../design/Dialog.tsx'
import styles from './KeptSheet.module.css'

/** Privacy in plain words: what is kept of a person, where, and how to have it erased. */
export function KeptSheet({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  const { t } = useTranslation('join')
  const items = [
    [t('kept1Title'), t('kept1')],
    [t('kept2Title'), t('kept2')],
    [t('kept3Title'), t('kept3')],
    [t('kept4Title'), t('kept4')],
    [t('kept5Title'), t('kept5')],
  ]
  return (
    <Dialog shape="sheet" title={t('keptTitle')} isOpen={isOpen} onClose={onClose}>
      <dl className={styles.list}>
        {items.map(([title, text]) => (
          <div key={title} className={styles.item}>
            <dt>{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <DialogFoot>
        <Button variant="primary" onPress={onClose}>
          {t('understood')}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}
