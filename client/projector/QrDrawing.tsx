import { create } from 'qrcode'
import { useMemo } from 'react'

/** Quiet zone around the code, in modules: the standard asks for four. */
const QUIET = 4

interface QrDrawingProps {
  text: string
  /** Read by screen readers. */
  label: string
  className?: string
}

/** A QR code as one SVG path, always dark on white: inverted codes are not read by every camera. */
export function QrDrawing({ text, label, className }: QrDrawingProps) {
  const { path, size } = useMemo(() => drawQr(text), [text])
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className={className}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#1d2433" />
    </svg>
  )
}

/** One rectangle for each run of dark modules in a row. */
function drawQr(text: string): { path: string; size: number } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const runs: string[] = []
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (!modules.get(row, column)) continue
      const start = column
      while (column + 1 < modules.size && modules.get(row, column + 1)) column += 1
      const length = column - start + 1
      runs.push(`M${start + QUIET} ${row + QUIET}h${length}v1h-${length}z`)
    }
  }
  return { path: runs.join(''), size: modules.size + 2 * QUIET }
}
