import { Check } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemMessage } from '../api/problemMessage.ts'
import { closeSession } from '../api/sessions.ts'
import { Button } from '../design/Button.tsx'
import { Dialog, DialogFoot } from '../design/Dialog.tsx'
import { tell, tellFailure } from '../design/toasts.ts'
import styles from './CloseSessionDialog.module.css'

interface CloseSessionDialogProps {
  sessionId: string
  onClose(): void
  onClosed(): void
}

/** Says what closing does and what is kept, before it is done. */
export function CloseSessionDialog({ sessionId, onClose, onClosed }: CloseSessionDialogProps) {
  const { t } = useTranslation('facilitator')
  const { t: common } = useTranslation('common')
  const [isPending, setIsPending] = useState(false)
  const close = async () => {
    setIsPending(true)
    const answer = await closeSession(sessionId)
    setIsPending(false)
    if (!answer.ok) return tellFailure(problemMessage(answer.problem))
    tell(t('closed'))
    onClosed()
    onClose()
  }
  return (
    <Dialog title={t('closeTitle')} isOpen onClose={onClose}>
      <ul className={styles.list}>
        {[t('closeWhat1'), t('closeWhat2'), t('closeWhat3')].map((text) => (
          <li key={text} className={styles.item}>
            <Check aria-hidden size={22} />
            {text}
          </li>
        ))}
      </ul>
      <DialogFoot>
        <Button onPress={onClose}>{common('cancel')}</Button>
        <Button variant="danger" isPending={isPending} onPress={() => void close()}>
          {t('closeNow')}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}
