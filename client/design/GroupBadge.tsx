import type { CSSProperties } from 'react'
import type { GroupColor } from '../../shared/palette.ts'
import { classNames } from './classNames.ts'
import styles from './GroupBadge.module.css'

interface GroupBadgeProps {
  /** What stands in it: groupInitials() of the session's groups. */
  initial: string
  color: GroupColor
  size?: 'small' | 'large'
}

/** Background in a group's hue, for a `style`. */
export const groupHue = (color: GroupColor): string => `var(--group-${color})`

/** A stakeholder group in its hue, with its initial: never colour alone. The group's name stands beside it or is read out by the caller. */
export function GroupBadge({ initial, color, size = 'small' }: GroupBadgeProps) {
  const style: CSSProperties = { backgroundColor: groupHue(color) }
  return (
    <span aria-hidden className={classNames(styles.badge, size === 'large' && styles.large)} style={style}>
      {initial}
    </span>
  )
}
