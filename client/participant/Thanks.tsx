/** The session is over: thanks, what was kept, and that the tablet forgets.  @see docs/SPEC.md PT8 */
import { HandHeart } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Desk } from '../board/desk.ts'
import { useBoardVersion } from '../board/screen/useDesk.ts'
import { Button } from '../design/Button.tsx'
import { LanguageSwitch } from '../i18n/LanguageSwitch.tsx'
import { findMyCards } from './myCards.ts'
import styles from './Thanks.module.css'

interface ThanksProps {
  name: string
  /** null while the board is not there. */
  desk: Desk | null
  /** Texts that came too late, if any. */
  notices: ReactNode
  isLeaving: boolean
  leaveProblem: string | null
  onLook(): void
  onLeave(): void
}

export function Thanks({ name, desk, notices, isLeaving, leaveProblem, onLook, onLeave }: ThanksProps) {
  const { t } = useTranslation('participant')
  return (
    <div className={styles.page}>
      {notices}
      <header className={styles.head}>
        <LanguageSwitch />
      </header>
      <main className={styles.thanks}>
        <HandHeart aria-hidden size={72} strokeWidth={1.5} className={styles.picture} />
        <h1>{t('thanks.title', { name })}</h1>
        <div className={styles.words}>
          <p>{t('thanks.over')}</p>
          {desk && <CardCount desk={desk} />}
          <p>{t('thanks.forget')}</p>
          {leaveProblem !== null && (
            <p role="alert" className={styles.problem}>
              {leaveProblem} {t('leave.notYet')}
            </p>
          )}
        </div>
        <div className={styles.acts}>
          <Button size="large" onPress={onLook}>
            {t('thanks.look')}
          </Button>
          <Button size="large" variant="primary" isPending={isLeaving} onPress={onLeave}>
            {t('thanks.leave')}
          </Button>
        </div>
      </main>
    </div>
  )
}

function CardCount({ desk }: { desk: Desk }) {
  const { t } = useTranslation('participant')
  useBoardVersion(desk)
  const count = findMyCards(desk.store, desk.participant).onBoard.length
  return count > 0 && <p className={styles.count}>{t('thanks.cards', { count })}</p>
}
