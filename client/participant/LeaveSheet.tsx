import { Copy, TriangleAlert, WifiOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../design/Button.tsx'
import { copyText } from '../design/copyText.ts'
import { Dialog, DialogFoot } from '../design/Dialog.tsx'
import { tell } from '../design/toasts.ts'
import styles from './LeaveSheet.module.css'
import type { Losses } from './useLosses.ts'

interface LeaveSheetProps {
  /** leave: said to who leaves. finish: the same once the session is over. takeOver: said of them to who
   *  takes the tablet. watcher: said to who only watched, with a link. */
  words: 'leave' | 'finish' | 'takeOver' | 'watcher'
  /** Who leaves. */
  name: string
  losses: Losses
  isLeaving: boolean
  /** Why it did not work; null: not tried, or under way. */
  problem: string | null
  onLeave(): void
  onClose(): void
}

/** Says what leaving does before it is done.  @see docs/SPEC.md PT7 */
export function LeaveSheet({ words, name, losses, isLeaving, problem, onLeave, onClose }: LeaveSheetProps) {
  const { t } = useTranslation('participant')
  const { t: tBoard } = useTranslation('board')
  const { unsavedCards, unsentTexts } = losses
  const warnings = [
    ...(unsavedCards > 0 ? [t(`${words}.unsaved`, { count: unsavedCards, name })] : []),
    ...(unsentTexts.length > 0 ? [t(`${words}.unsent`, { name })] : []),
  ]
  const copy = async (): Promise<void> => {
    if (await copyText(unsentTexts.join('\n\n'))) tell(tBoard('drafts.copied'))
  }
  return (
    <Dialog title={t(`${words}.title`, { name })} isOpen onClose={onClose} shape="sheet">
      <ul className={styles.points}>
        <li>{t(`${words}.kept`)}</li>
        <li>{t(`${words}.forgotten`, { name })}</li>
        {words !== 'finish' && <li>{t(`${words}.comeBack`)}</li>}
      </ul>
      {warnings.map((warning) => (
        <p key={warning} className={styles.loss}>
          <TriangleAlert aria-hidden size={22} />
          {warning}
        </p>
      ))}
      {unsentTexts.length > 0 && words !== 'takeOver' && (
        <>
          <blockquote className={styles.unsent}>{unsentTexts.join('\n\n')}</blockquote>
          <Button icon={<Copy aria-hidden size={20} />} onPress={() => void copy()}>
            {tBoard('drafts.copy')}
          </Button>
        </>
      )}
      {problem !== null && (
        <p role="alert" className={styles.loss}>
          <WifiOff aria-hidden size={22} />
          {problem} {t(`${words}.notYet`, { name })}
        </p>
      )}
      <DialogFoot>
        <Button size="large" onPress={onClose}>
          {t(`${words}.stay`)}
        </Button>
        <Button size="large" variant="danger" isPending={isLeaving} onPress={onLeave}>
          {t(`${words}.act`, { name })}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}
