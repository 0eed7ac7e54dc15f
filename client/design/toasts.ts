/** Short messages below the bar. Shown by ToastRegion, which the app mounts once. */
import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components'

export interface ToastMessage {
  text: string
  tone: 'good' | 'bad'
  /** What can be done about it, as a button in the message. */
  act?: { label: string; onAct(): void } | undefined
}

export const toasts = new ToastQueue<ToastMessage>({ maxVisibleToasts: 2 })

/** Says that something went well; goes by itself, later when there is something to press. */
export const tell = (text: string, act?: ToastMessage['act']): void =>
  void toasts.add({ text, tone: 'good', act }, { timeout: act ? 10_000 : 6_000 })

/** Says that something did not happen. Stays long enough to be read twice, and while it is pointed at. */
export const tellFailure = (text: string): void => void toasts.add({ text, tone: 'bad' }, { timeout: 15_000 })
