/** What this tablet remembers of a participant beside their cards: the board they chose, and what stands in the form.
 *  Survives a reload; gone when they leave (forgetMe.ts).  @see docs/SPEC.md PT1, PT3 */
import { z } from 'zod'
import { cardFields } from '../../shared/board/card.ts'
import { readRecord, recordKeys, removeRecord, writeRecord } from '../sync/localRecords.ts'
import type { RememberedChoice } from './boardChoice.ts'

const choiceKey = (participant: string): string => `tablee:chosen-board:${participant}`
const formPrefix = (participant: string): string => `tablee:form:${participant}:`

const choiceSchema = z.object({ boardId: z.string(), tableId: z.string().nullable() })
const formSchema = z.object({ kind: cardFields.kind, text: z.string() })
/** A card that is not sent yet. */
export type CardInForm = z.infer<typeof formSchema>

export function rememberedChoice(participant: string): RememberedChoice | null {
  const stored = choiceSchema.safeParse(readRecord(choiceKey(participant)))
  return stored.success ? stored.data : null
}

export const rememberChoice = (participant: string, choice: RememberedChoice): void =>
  writeRecord(choiceKey(participant), choice)

export function cardInForm(participant: string, boardId: string): CardInForm | null {
  const stored = formSchema.safeParse(readRecord(formPrefix(participant) + boardId))
  return stored.success ? stored.data : null
}

export const keepCardInForm = (participant: string, boardId: string, card: CardInForm): void =>
  writeRecord(formPrefix(participant) + boardId, card)

/** The texts that wait in any form of this participant. */
export const unsentTexts = (participant: string): string[] =>
  recordKeys(formPrefix(participant)).flatMap((key) => {
    const stored = formSchema.safeParse(readRecord(key))
    return stored.success && stored.data.text.trim() !== '' ? [stored.data.text.trim()] : []
  })

/** Puts the texts of one participant's forms into another's, where those are empty. */
export function moveFormTexts(from: string, to: string): void {
  for (const key of recordKeys(formPrefix(from))) {
    const boardId = key.slice(formPrefix(from).length)
    const card = cardInForm(from, boardId)
    if (card !== null && !cardInForm(to, boardId)?.text.trim()) keepCardInForm(to, boardId, card)
  }
}

export function wipeMemoryOf(participant: string): void {
  removeRecord(choiceKey(participant))
  for (const key of recordKeys(formPrefix(participant))) removeRecord(key)
}
