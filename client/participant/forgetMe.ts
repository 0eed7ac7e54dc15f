import { wipeDraftsOf } from '../sync/drafts.ts'
import { wipeCopiesOf } from '../sync/offlineCopy.ts'

/** Removes everything of a participant from the tablet: offline copies, unsaved marks, drafts.  @see docs/SPEC.md CS11 */
export async function forgetMe(participant: string): Promise<void> {
  wipeDraftsOf(participant)
  await wipeCopiesOf(participant)
}
