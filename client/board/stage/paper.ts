/** The dotted paper: one composited element that is moved and, while the zoom changes, scaled; painted anew at rest only. */
import type { View } from './camera.ts'

/** Dots are this far apart at zoom 1, in CSS pixels. */
const SPACING = 32

/** How far apart dots are on screen: between 32 and 64 px, for each halving of the zoom drops every other dot. */
export function dotSpacing(zoom: number): number {
  return SPACING * 2 ** (Math.log2(zoom) - Math.floor(Math.log2(zoom)))
}

/** CSS transform of the paper, which is larger than the stage by 128 px.
 *  @param paintedSpacing at which its dots are painted now. */
export function paperTransform({ x, y, zoom }: View, paintedSpacing: number): string {
  const step = dotSpacing(zoom)
  return `translate(${modulo(x, step) - step}px, ${modulo(y, step) - step}px) scale(${step / paintedSpacing})`
}

const modulo = (value: number, by: number): number => ((value % by) + by) % by
