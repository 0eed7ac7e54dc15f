import type { ReactNode } from 'react'
import { buttonClass } from '../../design/Button.tsx'
import { classNames } from '../../design/classNames.ts'
import styles from './FormatBar.module.css'

/** A format that is on or off. Never takes the focus: that would close the on-screen keyboard. */
export function FormatButton(props: { label: string; isOn: boolean; onAct(): void; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-label={props.label}
      title={props.label}
      aria-pressed={props.isOn}
      className={classNames(buttonClass({ variant: 'quiet' }), props.isOn && styles.on)}
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={props.onAct}
    >
      {props.children}
    </button>
  )
}
