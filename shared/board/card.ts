/** The card record: one Y.Map below the board doc's root `cards`, keyed by card id.
 *  Its text is the Y.XmlFragment `body` (richText.ts); the other fields are plain values, each replaced as a whole.
 *  @see docs/SPEC.md BD1–BD6 */
import { z } from 'zod'
import { MAX_CARDS_PER_BOARD } from '../limits.ts'
import { CARD_TINTS } from '../palette.ts'
import { boardPoint } from '../protocol/presence.ts'
import { authorId, timestampMs } from './commonFields.ts'
import type { RecordType } from './recordType.ts'

/** Kinds, in the order in which menus offer them. Drawings and photos get their own content later. */
export const CARD_KINDS = ['need', 'idea', 'question', 'insight', 'feature', 'vision', 'drawing', 'photo'] as const
export type CardKind = (typeof CARD_KINDS)[number]

export const cardFields = {
  kind: z.enum(CARD_KINDS),
  /** [x, y] of the top left corner in board units. One key, so that concurrent moves never mix axes. */
  pos: boardPoint,
  color: z.enum(CARD_TINTS),
  author: authorId,
  /** Clock of the tablet that created it, ms since 1970. Order of display only; the log holds the server's time. */
  createdAt: timestampMs,
  /** null: on the board. A time: in the bin since then. Deletion is soft, so that it never eats a concurrent edit. */
  deletedAt: timestampMs.nullable(),
} as const

export type CardField = keyof typeof cardFields
export const CARD_BODY = 'body'

export const cardType = {
  root: 'cards',
  fields: cardFields,
  setOnce: ['author', 'createdAt'],
  author: 'author',
  body: CARD_BODY,
  maxRecords: MAX_CARDS_PER_BOARD,
} as const satisfies RecordType

export const cardSchema = z.object(cardFields)
/** A card's plain fields; its text is read from the body. */
export type CardRecord = z.infer<typeof cardSchema>

/** A card's width in board units. Its height grows with its text. */
export const CARD_WIDTH = 208
export const CARD_MIN_HEIGHT = 96
