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

interface ButtonProps extends ButtonLook, Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'isPending'> {
  children: ReactNode
  icon?: ReactNode
  /** What it started is under way: it keeps the focus, turns, and ignores presses. */
  isPending?: boolean
  className?: string
}

/** A button with words. */
export function Button(props: ButtonProps) {
  const {
    variant = 'secondary',
    size = 'medium',
    isWide = false,
    icon,
    isPending = false,
    className,
    children,
    onPress,
    ...aria
  } = props
  return (
    <AriaButton
      {...aria}
      {...(onPress && !isPending && { onPress })}
      {...(isPending && { type: 'button' as const })}
      className={classNames(buttonClass({ variant, size, isWide }), className)}
    >
      {isPending ? <LoaderCircle aria-hidden className={styles.turning} size={20} /> : icon}
      {children}
    </AriaButton>
  )
}
