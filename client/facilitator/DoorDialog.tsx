import { useTranslation } from 'react-i18next'
import { formatJoinCode } from '../../shared/joinCode.ts'
import { CopyField } from '../design/CopyField.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { QrDrawing } from '../projector/QrDrawing.tsx'
import { AddressChoice, useTabletOrigin } from '../projector/tabletOrigin.tsx'
import styles from './DoorDialog.module.css'
import { joinLink } from './links.ts'

/** Code, QR and link, for who wants to come in or to be sent the link. */
export function DoorDialog({ joinCode, onClose }: { joinCode: string; onClose(): void }) {
  const { t } = useTranslation('facilitator')
  const choice = useTabletOrigin()
  const link = joinLink(choice.origin, joinCode)
  return (
    <Dialog shape="wide" title={t('doorTitle')} isOpen onClose={onClose}>
      <div className={styles.door}>
        <QrDrawing text={link} label={link} className={styles.qr ?? ''} />
        <div className={styles.side}>
          <p className={styles.code}>{formatJoinCode(joinCode)}</p>
          <p className={styles.text}>{t('doorText')}</p>
          <CopyField label={t('joinLink')} text={link} />
          <AddressChoice choice={choice} />
        </div>
      </div>
    </Dialog>
  )
}
