import { wipeDraftsOf } from '../sync/drafts.ts'
import { wipeCopiesOf } from '../sync/offlineCopy.ts'
import { openBoards } from '../sync/openBoards.ts'
import { forgetIdentity } from './identityHere.ts'
import { wipeMemoryOf } from './tabletMemory.ts'

/** Removes everything of a participant from the tablet: offline copies, unsaved marks, drafts, what stands in the form. Their
 *  other tabs hear of it.  @see docs/SPEC.md CS11, PT7, PT9 */
export async function forgetMe(participant: string): Promise<void> {
  openBoards.closeBoardsOf(participant)
  wipeDraftsOf(participant)
  wipeMemoryOf(participant)
  forgetIdentity(participant)
  await wipeCopiesOf(participant)
}
