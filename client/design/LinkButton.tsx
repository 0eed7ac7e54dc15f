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
export function LinkButton({ variant, size, isWide, icon, className, children, ...link }: LinkButtonProps) {
  const look: ButtonLook = { ...(variant && { variant }), ...(size && { size }), ...(isWide && { isWide }) }
  return (
    <Link {...link} className={classNames(buttonClass(look), className)}>
      {icon}
      {children}
    </Link>
  )
}
