import { LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import styles from './Button.module.css'
import { classNames } from './classNames.ts'

export interface ButtonLook {
  /** primary: the one big act of a screen. danger: takes something away. */
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger'
  /** medium is 44 px high, large 56 px. */
  size?: 'medium' | 'large'
  isWide?: boolean
}

/** Class names of a button, also for links that look like one. */
export const buttonClass = ({ variant = 'secondary', size = 'medium', isWide = false }: ButtonLook): string =>
  classNames(styles.button, styles[variant], size === 'large' && styles.large, isWide && styles.wide)

interface ButtonProps extends ButtonLook, Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  children: ReactNode
  icon?: ReactNode
  className?: string
}

/** A button with words. `isPending` keeps it focusable, shows that it works and ignores further presses. */
export function Button({ variant, size, isWide, icon, className, children, ...aria }: ButtonProps) {
  const look: ButtonLook = { ...(variant && { variant }), ...(size && { size }), ...(isWide && { isWide }) }
  return (
    <AriaButton {...aria} className={classNames(buttonClass(look), className)}>
      {aria.isPending ? <LoaderCircle aria-hidden className={styles.turning} size={20} /> : icon}
      {children}
    </AriaButton>
  )
}
