/** Short messages at the lower edge. Shown by ToastRegion, which the app mounts once. */
import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components'

export interface ToastMessage {
  text: string
  tone: 'good' | 'bad'
}

export const toasts = new ToastQueue<ToastMessage>({ maxVisibleToasts: 2 })

/** Says that something went well; goes by itself. */
export const tell = (text: string): void => void toasts.add({ text, tone: 'good' }, { timeout: 6_000 })

/** Says that something did not happen. Stays long enough to be read twice, and while it is pointed at. */
export const tellFailure = (text: string): void => void toasts.add({ text, tone: 'bad' }, { timeout: 15_000 })
