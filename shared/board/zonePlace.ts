/** Where a card lies, as a value: in which zone, and how far along its axes. Pure; the same on every tablet and in exports.
 *  @see docs/SPEC.md ZN2, ZN3 */
import type { ZoneRecord } from './zone.ts'

type Region = Pick<ZoneRecord, 'pos' | 'size'>

/** The zone that holds a point: the smallest of those that do, the first by id among equals; null for none.
 *  @param point [x, y] in board units: the middle of a card. */
export function zoneAt(
  zones: Iterable<readonly [id: string, zone: Region]>,
  [x, y]: readonly [number, number],
): string | null {
  let found: { id: string; area: number } | null = null
  for (const [id, { pos, size }] of zones) {
    const isInside = x >= pos[0] && y >= pos[1] && x < pos[0] + size[0] && y < pos[1] + size[1]
    const area = size[0] * size[1]
    if (isInside && (found === null || area < found.area || (area === found.area && id < found.id)))
      found = { id, area }
  }
  return found?.id ?? null
}

/** How far a point lies along a zone's axes, each from 0 (left, bottom) to 1 (right, top). */
export function valueIn({ pos, size }: Region, [x, y]: readonly [number, number]): [number, number] {
  const share = (value: number): number => Math.min(1, Math.max(0, value))
  return [share((x - pos[0]) / size[0]), share(1 - (y - pos[1]) / size[1])]
}
