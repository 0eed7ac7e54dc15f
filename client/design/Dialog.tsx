import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { classNames } from './classNames.ts'
import styles from './Dialog.module.css'
import { IconButton } from './IconButton.tsx'

interface DialogProps {
  title: string
  isOpen: boolean
  onClose(): void
  children: ReactNode
  /** dialog: in the middle. wide: the same with room for a table. sheet: from the lower edge. */
  shape?: 'dialog' | 'wide' | 'sheet'
  /** Something is lost when one leaves: a tap beside it does not close. */
  keepOpenOutside?: boolean
}

/** A dialog with its title and a close button. Escape and a tap beside it close too. */
export function Dialog({ title, isOpen, onClose, children, shape = 'dialog', keepOpenOutside = false }: DialogProps) {
  const { t } = useTranslation('common')
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={!keepOpenOutside}
      className={classNames(styles.overlay, shape === 'sheet' && styles.sheetOverlay)}
    >
      <Modal className={classNames(styles.modal, shape === 'wide' && styles.wide, shape === 'sheet' && styles.sheet)}>
        <AriaDialog className={classNames(styles.dialog)}>
          <div className={styles.head}>
            <Heading slot="title" level={2} className={classNames(styles.title)}>
              {title}
            </Heading>
            <IconButton label={t('close')} onPress={onClose} className={classNames(styles.close)}>
              <X aria-hidden size={22} />
            </IconButton>
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

/** The row of buttons that ends a dialog. */
export function DialogFoot({ children }: { children: ReactNode }) {
  return <div className={styles.foot}>{children}</div>
}
