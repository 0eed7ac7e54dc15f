import { LockKeyhole } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { CloseReason } from '../../../shared/protocol/closeCodes.ts'
import { Button } from '../../design/Button.tsx'
import { LinkButton } from '../../design/LinkButton.tsx'
import { TroubleScreen } from '../../errors/Trouble.tsx'

const TOLD = ['not-signed-in', 'session-closed', 'epoch-changed', 'not-allowed', 'unknown-doc', 'locked'] as const

/** Stands in place of a board that the server keeps closed. */
export function Refused({ reason }: { reason: CloseReason }) {
  const { t } = useTranslation('board')
  const told = TOLD.find((known) => known === reason) ?? 'other'
  return (
    <TroubleScreen
      picture={<LockKeyhole aria-hidden size={40} />}
      title={t('refused.title')}
      text={t(`refused.${told}`)}
    >
      {reason === 'not-signed-in' ? (
        <LinkButton to="/join" variant="primary" size="large">
          {t('refused.comeIn')}
        </LinkButton>
      ) : (
        <Button variant="primary" size="large" onPress={() => window.location.reload()}>
          {t('refused.reload')}
        </Button>
      )}
    </TroubleScreen>
  )
}
