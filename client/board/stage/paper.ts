/** The dotted paper: one composited element that is moved and scaled between two spacings, never painted anew. */
import type { View } from './camera.ts'

/** Dots are this far apart at zoom 1, in CSS pixels; see Stage.module.css. */
const SPACING = 32

/** CSS transform of the paper element, which is larger than the stage by two spacings on each side. */
export function paperTransform({ x, y, zoom }: View): string {
  // Spacing on screen stays between 32 and 64 px: each halving of the zoom drops every other dot.
  const scale = 2 ** (Math.log2(zoom) - Math.floor(Math.log2(zoom)))
  const step = SPACING * scale
  return `translate(${modulo(x, step) - step}px, ${modulo(y, step) - step}px) scale(${scale})`
}

const modulo = (value: number, by: number): number => ((value % by) + by) % by
