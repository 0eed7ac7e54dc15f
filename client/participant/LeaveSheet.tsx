import { TriangleAlert, WifiOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../design/Button.tsx'
import { Dialog, DialogFoot } from '../design/Dialog.tsx'
import styles from './LeaveSheet.module.css'

interface LeaveSheetProps {
  /** Cards that are only on this tablet, and would go with it. */
  unsavedCards: number
  /** A text stands in the form that was never sent. */
  hasUnsentText: boolean
  isLeaving: boolean
  /** Why it did not work; null: not tried, or under way. */
  problem: string | null
  onLeave(): void
  onClose(): void
}

/** Says what leaving does before it is done.  @see docs/SPEC.md PT7 */
export function LeaveSheet({ unsavedCards, hasUnsentText, isLeaving, problem, onLeave, onClose }: LeaveSheetProps) {
  const { t } = useTranslation('participant')
  const losses = [
    ...(unsavedCards > 0 ? [t('leave.unsaved', { count: unsavedCards })] : []),
    ...(hasUnsentText ? [t('leave.unsent')] : []),
  ]
  return (
    <Dialog title={t('leave.title')} isOpen onClose={onClose} shape="sheet">
      <ul className={styles.points}>
        <li>{t('leave.kept')}</li>
        <li>{t('leave.forgotten')}</li>
        <li>{t('leave.comeBack')}</li>
      </ul>
      {losses.map((loss) => (
        <p key={loss} className={styles.loss}>
          <TriangleAlert aria-hidden size={22} />
          {loss}
        </p>
      ))}
      {problem !== null && (
        <p role="alert" className={styles.loss}>
          <WifiOff aria-hidden size={22} />
          {problem} {t('leave.notYet')}
        </p>
      )}
      <DialogFoot>
        <Button size="large" onPress={onClose}>
          {t('leave.stay')}
        </Button>
        <Button size="large" variant="danger" isPending={isLeaving} onPress={onLeave}>
          {t('leave.act')}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}
