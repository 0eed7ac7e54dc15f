import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components'
import styles from './Button.module.css'
import { type ButtonLook, buttonClass } from './Button.tsx'
import { classNames } from './classNames.ts'

interface IconButtonProps
  extends Omit<ButtonLook, 'isWide'>,
    Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  /** What it does, as a verb: read by screen readers, shown on hover and focus. */
  label: string
  children: ReactNode
  className?: string
}

/** A square button that shows a pictogram only. */
export function IconButton({
  label,
  variant = 'quiet',
  size = 'medium',
  className,
  children,
  ...aria
}: IconButtonProps) {
  return (
    <TooltipTrigger delay={500}>
      <AriaButton
        {...aria}
        aria-label={label}
        className={classNames(buttonClass({ variant, size }), styles.icon, className)}
      >
        {children}
      </AriaButton>
      <Tooltip offset={6} className={classNames(styles.tooltip)}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  )
}
