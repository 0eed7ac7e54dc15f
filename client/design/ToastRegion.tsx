import { CircleCheck, TriangleAlert, X } from 'lucide-react'
import {
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastRegion as AriaToastRegion,
  Text,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastList as ToastList,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from './Button.tsx'
import { classNames } from './classNames.ts'
import { IconButton } from './IconButton.tsx'
import styles from './Toast.module.css'
import { type ToastMessage, toasts } from './toasts.ts'

/** Where toasts appear: below the bar, for at the lower edge are forms, sheets and their buttons. Mounted once. */
export function ToastRegion() {
  const { t } = useTranslation('common')
  return (
    <AriaToastRegion queue={toasts} className={classNames(styles.region)} aria-label={t('messages')}>
      <ToastList<ToastMessage> className={classNames(styles.list)}>
        {({ toast }) => (
          <AriaToast toast={toast} className={classNames(styles.toast, toast.content.tone === 'bad' && styles.bad)}>
            <ToastContent className={classNames(styles.message)}>
              {toast.content.tone === 'bad' ? (
                <TriangleAlert aria-hidden size={20} />
              ) : (
                <CircleCheck aria-hidden size={20} />
              )}
              <Text slot="title">{toast.content.text}</Text>
            </ToastContent>
            {toast.content.act && (
              <Button
                variant="quiet"
                className={classNames(styles.act)}
                onPress={() => {
                  toast.content.act?.onAct()
                  toasts.close(toast.key)
                }}
              >
                {toast.content.act.label}
              </Button>
            )}
            <IconButton label={t('close')} slot="close" className={classNames(styles.close)}>
              <X aria-hidden size={20} />
            </IconButton>
          </AriaToast>
        )}
      </ToastList>
    </AriaToastRegion>
  )
}
