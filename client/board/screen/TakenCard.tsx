import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/Button.tsx'
import { Dialog, DialogFoot } from '../../design/Dialog.tsx'
import type { Desk } from '../desk.ts'
import { useDeskState } from './useDesk.ts'

/** Somebody binned the card that is being written. It takes the focus: what one goes on typing must not be heard as
 *  shortcuts.  @see docs/SPEC.md BD29 */
export function TakenCard({ desk }: { desk: Desk }) {
  const { t } = useTranslation('board')
  const { taken } = useDeskState(desk)
  if (taken === null) return null
  return (
    <Dialog title={t('taken.title')} isOpen onClose={() => desk.letGo()}>
      <p>{t('taken.text')}</p>
      <DialogFoot>
        <Button size="large" onPress={() => desk.letGo()}>
          {t('taken.leave')}
        </Button>
        {/* Within the tap: iOS shows its keyboard only for a focus that comes at once. */}
        <Button size="large" variant="primary" onPress={() => flushSync(() => desk.takeBack())}>
          {t('taken.back')}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}
