import { copiesOf } from '../sync/copyList.ts'
import { draftsOf, keepDrafts, wipeDraftsOf } from '../sync/drafts.ts'
import { openBoards } from '../sync/openBoards.ts'
import { turnIntoDrafts } from '../sync/unsavedTexts.ts'
import { moveFormTexts, wipeMemoryOf } from './tabletMemory.ts'

/** Hands what somebody left unsaved on this tablet to who signs in after them: a person whose sign-in was lost comes back
 *  under another id. Nothing of the earlier id stays behind.  @see docs/SPEC.md CS17 */
export async function takeUpTexts(earlier: string, me: string): Promise<void> {
  openBoards.retireBoardsOf(earlier)
  moveFormTexts(earlier, me)
  wipeMemoryOf(earlier)
  keepDrafts(me, draftsOf(earlier))
  wipeDraftsOf(earlier)
  await Promise.all(copiesOf(earlier).map((copy) => turnIntoDrafts(copy, me, 'not-signed-in')))
}
