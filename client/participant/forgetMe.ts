import { wipeDraftsOf } from '../sync/drafts.ts'
import { wipeCopiesOf } from '../sync/offlineCopy.ts'
import { wipeMemoryOf } from './tabletMemory.ts'

/** Removes everything of a participant from the tablet: offline copies, unsaved marks, drafts, what stands in the form.
 *  @see docs/SPEC.md CS11, PT7 */
export async function forgetMe(participant: string): Promise<void> {
  wipeDraftsOf(participant)
  wipeMemoryOf(participant)
  await wipeCopiesOf(participant)
}
