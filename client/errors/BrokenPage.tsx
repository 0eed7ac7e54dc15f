/** A fault in a page, or a chunk that did not arrive: the router shows this in its place. */
import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { isRouteErrorResponse, useRouteError } from 'react-router'
import { Button } from '../design/Button.tsx'
import { NothingHere, TroubleScreen } from './Trouble.tsx'

export function BrokenPage() {
  const { t } = useTranslation('errors')
  const error = useRouteError()
  if (isRouteErrorResponse(error) && error.status === 404) return <NothingHere />
  return (
    <TroubleScreen picture={<TriangleAlert aria-hidden size={40} />} title={t('brokenTitle')} text={t('brokenText')}>
      <Button variant="primary" size="large" onPress={() => window.location.reload()}>
        {t('reload')}
      </Button>
    </TroubleScreen>
  )
}
