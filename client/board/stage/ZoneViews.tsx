/** The zones below the cards: frames with a title, the headings of rows and columns, the ends of axes. There are few of them,
 *  so all stand in the DOM; their letters are kept legible at every zoom by the scene (--zone-letters). */
import { type CSSProperties, memo, useCallback, useSyncExternalStore } from 'react'
import type { ZoneSnapshot, ZoneStore } from '../model/zoneStore.ts'
import styles from './ZoneViews.module.css'
import { headingsOf, type ZoneHeading } from './zoneHeadings.ts'

export const ZoneViews = memo(function ZoneViews({ zones }: { zones: ZoneStore }) {
  const subscribe = useCallback((listener: () => void) => zones.subscribe(listener), [zones])
  const all = useSyncExternalStore(subscribe, () => zones.all)
  const counts = useSyncExternalStore(subscribe, () => zones.counts)
  return (
    <>
      {all.map((zone) => (
        <ZoneFrame key={zone.id} zone={zone} count={counts.get(zone.id) ?? 0} />
      ))}
      {headingsOf(all).map((heading) => (
        <Heading key={`${heading.kind}:${heading.text}`} heading={heading} />
      ))}
    </>
  )
})

const ZoneFrame = memo(function ZoneFrame({ zone, count }: { zone: ZoneSnapshot; count: number }) {
  const { title, instruction, pos, size, color, row, column, xAxis, yAxis } = zone
  const style = {
    left: pos[0],
    top: pos[1],
    width: size[0],
    height: size[1],
    ...(color !== null && { '--zone-tint': `var(--tint-${color})`, '--zone-edge': `var(--tint-${color}-edge)` }),
  } as CSSProperties
  // A cell is told by the headings of its row and its column.
  const shownTitle = row === '' && column === '' ? title : ''
  return (
    <section data-zone={zone.id} aria-label={title || `${row} · ${column}`} className={styles.zone} style={style}>
      {(shownTitle !== '' || count > 0) && (
        <p className={styles.title}>
          {shownTitle !== '' && <strong>{shownTitle}</strong>}
          {count > 0 && (shownTitle === '' ? count : ` · ${count}`)}
        </p>
      )}
      {instruction !== '' && <p className={styles.instruction}>{instruction}</p>}
      {xAxis !== null && <Axis ends={xAxis} className={styles.xAxis} />}
      {yAxis !== null && <Axis ends={yAxis} className={styles.yAxis} />}
    </section>
  )
})

function Axis({ ends: [low, high], className }: { ends: readonly [string, string]; className: string | undefined }) {
  return (
    <p className={className}>
      <span>{low}</span>
      <span>{high}</span>
    </p>
  )
}

function Heading({ heading: { kind, text, box } }: { heading: ZoneHeading }) {
  const style: CSSProperties = {
    left: box.minX,
    top: box.minY,
    width: box.maxX - box.minX,
    height: box.maxY - box.minY,
  }
  return (
    <p className={kind === 'row' ? styles.rowHeading : styles.columnHeading} style={style}>
      {text}
    </p>
  )
}
