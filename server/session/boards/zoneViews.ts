/** A board's zones as plain JSON. */
import type * as Y from 'yjs'
import type { ZoneView } from '../../../shared/api/boards.ts'
import { readZone, zonesOf } from '../../../shared/board/boardDoc.ts'
import type { ZoneRecord } from '../../../shared/board/zone.ts'

/** Zones that are not deleted, by id. */
export type LyingZones = ReadonlyMap<string, ZoneRecord>

export function readZones(doc: Y.Doc): LyingZones {
  const zones = new Map<string, ZoneRecord>()
  for (const [id, map] of zonesOf(doc)) {
    const zone = readZone(map)
    if (zone !== null && zone.deletedAt === null) zones.set(id, zone)
  }
  return zones
}

/** Row by row, as one reads them. */
export const zoneViews = (zones: LyingZones): ZoneView[] =>
  [...zones]
    .map(([id, zone]) => ({ id, ...zone }))
    .sort((a, b) => a.pos[1] - b.pos[1] || a.pos[0] - b.pos[0] || (a.id < b.id ? -1 : 1))
