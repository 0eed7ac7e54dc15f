import { cardType } from './card.ts'
import type { RecordType } from './recordType.ts'
import { zoneType } from './zone.ts'

/** Every kind of record that a board may hold. */
export const RECORD_TYPES: readonly RecordType[] = [cardType, zoneType]
