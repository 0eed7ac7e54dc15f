/** Which copies of boards this tablet holds, and which of their cards the server has not acknowledged. Kept in localStorage
 *  and not beside the copies: it must be known at once, and not every browser can list its databases.
 *  @see docs/SPEC.md CS10, CS14 */
import { z } from 'zod'
import type { DocName } from '../../shared/protocol/docNames.ts'
import { readRecord, removeRecord, writeRecord } from './localRecords.ts'

export interface CopyAddress {
  docName: DocName
  epoch: number
  participant: string
}

const LIST_KEY = 'tablee:copies'
const NAME = /^tablee:(?<docName>[^:]+):(?<participant>[^:]+):(?<epoch>\d+)$/
const namesSchema = z.array(z.string())

/** Name of the copy's database. */
export const copyName = ({ docName, participant, epoch }: CopyAddress): string =>
  `tablee:${docName}:${participant}:${epoch}`
const pendingKey = (copy: CopyAddress): string => `${copyName(copy)}:pending`

export function copiesOf(participant: string): CopyAddress[] {
  return listedNames().flatMap((name) => {
    const { docName, epoch, participant: owner } = NAME.exec(name)?.groups ?? {}
    return owner === participant ? [{ docName: docName as DocName, epoch: Number(epoch), participant }] : []
  })
}

export function listCopy(copy: CopyAddress): void {
  const name = copyName(copy)
  if (!listedNames().includes(name)) writeRecord(LIST_KEY, [...listedNames(), name])
}

export function unlistCopy(copy: CopyAddress): void {
  const others = listedNames().filter((name) => name !== copyName(copy))
  if (others.length === 0) removeRecord(LIST_KEY)
  else writeRecord(LIST_KEY, others)
  removeRecord(pendingKey(copy))
}

/** Ids of the cards in a copy that are not on the server's disk, as far as this tablet knows. */
export function pendingCardsOf(copy: CopyAddress): ReadonlySet<string> {
  const pending = namesSchema.safeParse(readRecord(pendingKey(copy)))
  return new Set(pending.success ? pending.data : [])
}

export function keepPendingCards(copy: CopyAddress, cards: ReadonlySet<string>): void {
  if (cards.size === 0) removeRecord(pendingKey(copy))
  else writeRecord(pendingKey(copy), [...cards])
}

function listedNames(): string[] {
  const listed = namesSchema.safeParse(readRecord(LIST_KEY))
  return listed.success ? listed.data : []
}
