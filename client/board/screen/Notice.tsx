import type { ReactNode } from 'react'
import { classNames } from '../../design/classNames.ts'
import styles from './Notice.module.css'

/** A line below the bar that says how things stand. */
export function Notice({ tone = 'calm', children }: { tone?: 'calm' | 'warning'; children: ReactNode }) {
  return (
    <div role="status" className={classNames(styles.notice, tone === 'warning' && styles.warning)}>
      {children}
    </div>
  )
}
