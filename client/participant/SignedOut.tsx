import { LogOut } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../design/LinkButton.tsx'
import { TroubleScreen } from '../errors/Trouble.tsx'

/** This person has left, in another tab of this tablet or on the facilitator's word.
 *  @param isWatcher whether they came by an observer's link: no code brings them back.
 *  @param keepsTexts whether this tablet keeps unsaved texts for who signs in next. */
export function SignedOut({ keepsTexts, isWatcher }: { keepsTexts: boolean; isWatcher: boolean }) {
  const { t } = useTranslation('participant')
  return (
    <TroubleScreen
      picture={<LogOut aria-hidden size={40} />}
      title={t('signedOut.title')}
      text={t(isWatcher ? 'signedOut.watcher' : keepsTexts ? 'signedOut.textsKept' : 'signedOut.text')}
    >
      {!isWatcher && (
        <LinkButton to="/join" variant="primary" size="large">
          {t('signedOut.act')}
        </LinkButton>
      )}
    </TroubleScreen>
  )
}
