import { LayoutGrid } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { TroubleScreen } from '../errors/Trouble.tsx'

/** In, and nothing to work on yet. The board appears by itself. */
export function NoBoard() {
  const { t } = useTranslation('participant')
  return (
    <TroubleScreen picture={<LayoutGrid aria-hidden size={40} />} title={t('noBoard.title')} text={t('noBoard.text')} />
  )
}
