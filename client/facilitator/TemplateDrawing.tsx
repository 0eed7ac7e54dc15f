import type { CSSProperties } from 'react'
import type { Template } from '../../shared/board/templates/template.ts'
import { classNames } from '../design/classNames.ts'
import styles from './TemplateDrawing.module.css'
import { drawingOf, type Shape } from './templateShapes.ts'

interface TemplateDrawingProps {
  template: Template
  /** Names of the session's stakeholder groups. */
  groups: readonly string[]
  size: 'small' | 'large'
}

/** The zones of a template at a glance. What it is called stands beside it. */
export function TemplateDrawing({ template, groups, size }: TemplateDrawingProps) {
  const { box, shapes } = drawingOf(template, groups)
  return (
    <span aria-hidden className={classNames(styles.frame, size === 'large' && styles.large)}>
      <svg viewBox={box.join(' ')} className={styles.drawing} role="presentation">
        {shapes.map(({ kind, box: [x, y, width, height], tint }, index) =>
          kind === 'axis' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: shapes have no identity of their own.
            <path key={index} className={styles.axis} d={`M${x} ${y}l${width} ${height}`} />
          ) : (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: shapes have no identity of their own.
              key={index}
              className={styles[kind]}
              {...{ x, y, width, height }}
              rx={kind === 'zone' ? box[2] / 100 : height / 2}
              style={tintStyle(tint)}
            />
          ),
        )}
      </svg>
    </span>
  )
}

const tintStyle = (tint: Shape['tint']): CSSProperties | undefined =>
  tint === null ? undefined : { fill: `var(--tint-${tint})`, stroke: `var(--tint-${tint}-edge)` }
