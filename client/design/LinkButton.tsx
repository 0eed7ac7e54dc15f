import type { ReactNode } from 'react'
import { Link, type LinkProps } from 'react-router'
import { type ButtonLook, buttonClass } from './Button.tsx'
import { classNames } from './classNames.ts'

interface LinkButtonProps extends ButtonLook, Omit<LinkProps, 'className' | 'children'> {
  children: ReactNode
  icon?: ReactNode
  className?: string
}

/** A link within Tablée that looks like a button: going somewhere is a link, doing something a button. */
export function LinkButton({
  variant = 'secondary',
  size = 'medium',
  isWide = false,
  icon,
  className,
  children,
  ...link
}: LinkButtonProps) {
  return (
    <Link {...link} className={classNames(buttonClass({ variant, size, isWide }), className)}>
      {icon}
      {children}
    </Link>
  )
}
