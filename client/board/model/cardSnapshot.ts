/** A card as it stood at one moment: immutable, so that a rendering can tell by identity whether it changed. */
import { type CardMap, cardBody, plainText, readCard } from '../../../shared/board/boardDoc.ts'
import type { CardRecord } from '../../../shared/board/card.ts'
import { type Block, readBlocks } from './richTextBlocks.ts'

export interface CardSnapshot extends Readonly<CardRecord> {
  readonly id: string
  /** The text without its formatting. */
  readonly text: string
}

const bodies = new WeakMap<CardSnapshot, { card: CardMap; blocks: readonly Block[] | null }>()

/** null when the record is not whole. */
export function takeSnapshot(id: string, card: CardMap): CardSnapshot | null {
  const record = readCard(card)
  if (record === null) return null
  const snapshot: CardSnapshot = { ...record, id, text: plainText(cardBody(card)) }
  bodies.set(snapshot, { card, blocks: null })
  return snapshot
}

/** The formatted text of the newest snapshot of a card. Read when first asked for: most cards are off screen. */
export function blocksOf(snapshot: CardSnapshot): readonly Block[] {
  const body = bodies.get(snapshot)
  if (body === undefined) return []
  body.blocks ??= readBlocks(cardBody(body.card))
  return body.blocks
}

/** Whether somebody has written something on it. */
export const hasText = (snapshot: CardSnapshot): boolean => snapshot.text.trim() !== ''
