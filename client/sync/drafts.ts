/** Texts that the server would not take, kept on the tablet until their writer has put them back or let them go.
 *  @see docs/SPEC.md CS12 */
import type * as Y from 'yjs'
import { z } from 'zod'
import { cardBody, cardsOf, plainText, readCard } from '../../shared/board/boardDoc.ts'
import { cardFields } from '../../shared/board/card.ts'
import { readRecord, removeRecord, writeRecord } from './localRecords.ts'

const draftSchema = z.object({
  boardId: z.string(),
  cardId: z.string(),
  text: z.string(),
  kind: cardFields.kind,
  color: cardFields.color,
  pos: cardFields.pos,
  /** The close reason that the server gave. */
  reason: z.string(),
})
/** The text of one card that could not be saved, and how the card looked. */
export type Draft = z.infer<typeof draftSchema>

/** The texts of cards as they stand in a doc; cards without text are none. */
export function draftsFrom(doc: Y.Doc, cardIds: ReadonlySet<string>, from: Pick<Draft, 'boardId' | 'reason'>): Draft[] {
  return [...cardIds].flatMap((cardId) => {
    const card = cardsOf(doc).get(cardId)
    const record = card && readCard(card)
    const text = card && record ? plainText(cardBody(card)) : ''
    if (!record || text.trim() === '') return []
    return [{ cardId, text, kind: record.kind, color: record.color, pos: record.pos, ...from }]
  })
}

const keyOf = (participant: string): string => `tablee:drafts:${participant}`
const listeners = new Set<() => void>()
const NO_DRAFTS: readonly Draft[] = []
let cached: { participant: string; drafts: readonly Draft[] } | null = null

/** The same array until something changes. */
export function draftsOf(participant: string): readonly Draft[] {
  if (cached?.participant !== participant) {
    const stored = z.array(draftSchema).safeParse(readRecord(keyOf(participant)))
    cached = { participant, drafts: stored.success && stored.data.length > 0 ? stored.data : NO_DRAFTS }
  }
  return cached.drafts
}

/** Keeps drafts; a newer text of the same card takes the place of the older one. */
export function keepDrafts(participant: string, drafts: readonly Draft[]): void {
  const others = draftsOf(participant).filter((known) => !drafts.some((draft) => draft.cardId === known.cardId))
  write(participant, [...others, ...drafts])
}

export function dropDraft(participant: string, cardId: string): void {
  write(
    participant,
    draftsOf(participant).filter((draft) => draft.cardId !== cardId),
  )
}

/** Forgets every draft of a participant: the tablet goes to somebody else. */
export function wipeDraftsOf(participant: string): void {
  write(participant, [])
}

export function subscribeToDrafts(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function write(participant: string, drafts: readonly Draft[]): void {
  if (drafts.length === 0) removeRecord(keyOf(participant))
  else writeRecord(keyOf(participant), drafts)
  cached = { participant, drafts }
  for (const listener of listeners) listener()
}
