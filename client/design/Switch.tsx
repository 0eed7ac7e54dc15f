import type { ReactNode } from 'react'
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from 'react-aria-components'
import { classNames } from './classNames.ts'
import styles from './Switch.module.css'

interface SwitchProps extends Omit<AriaSwitchProps, 'className' | 'style' | 'children'> {
  children: ReactNode
  /** A small pictogram on the thumb. */
  icon?: ReactNode
  className?: string
}

/** On or off, at once. The words beside it say what is on. */
export function Switch({ children, icon, className, ...aria }: SwitchProps) {
  return (
    <AriaSwitch {...aria} className={classNames(styles.switch, className)}>
      <span className={styles.track}>
        <span className={styles.thumb}>{icon}</span>
      </span>
      {children}
    </AriaSwitch>
  )
}
