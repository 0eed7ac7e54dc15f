/** What the server never acknowledged of a copy that will not be opened again, kept as drafts before the copy goes.
 *  @see docs/SPEC.md CS15, CS17 */
import type { CloseReason } from '../../shared/protocol/closeCodes.ts'
import { parseDocName } from '../../shared/protocol/docNames.ts'
import { type CopyAddress, copiesOf, pendingCardsOf } from './copyList.ts'
import { draftsFrom, keepDrafts } from './drafts.ts'
import { readOfflineCopy, wipeCopy } from './offlineCopy.ts'

/** Turns the unsaved cards of a copy into drafts, and wipes it. A copy that cannot be read now stays for another time.
 *  @param participant who gets the drafts. */
export async function turnIntoDrafts(copy: CopyAddress, participant: string, reason: CloseReason): Promise<void> {
  const pending = pendingCardsOf(copy)
  if (pending.size > 0) {
    const doc = await readOfflineCopy(copy)
    if (doc === null) return
    keepDrafts(participant, draftsFrom(doc, pending, { boardId: parseDocName(copy.docName)!.id, reason }))
    doc.destroy()
  }
  await wipeCopy(copy)
}

/** Copies of other epochs hold what was erased, and are never uploaded; their writer's unsaved texts are. */
export async function leaveOtherEpochs({ docName, epoch, participant }: CopyAddress): Promise<void> {
  const others = copiesOf(participant).filter((copy) => copy.docName === docName && copy.epoch !== epoch)
  await Promise.all(others.map((copy) => turnIntoDrafts(copy, participant, 'epoch-changed')))
}
