/** What the sync room asks of the session: who is this, and may they change the doc now. Implemented by server/session. */

import type { Role } from '../../shared/permissions.ts'
import type { CloseReason } from '../../shared/protocol/closeCodes.ts'
import type { DocName } from '../../shared/protocol/docNames.ts'

/** One authenticated person on one doc, for as long as the connection lives. */
export interface DocAccess {
  /** Participant id; the facilitator has one in each session. */
  participant: string
  role: Role
  /** Asked for every update that would change something, so that a lock or a closing holds from the next tick on. */
  editRefusal(): CloseReason | null
}

export interface DocAuthority {
  /** @param token from the cookie or the provider's params; null when there is none. */
  authorize(
    docName: DocName,
    token: string | null,
  ): Promise<{ ok: true; access: DocAccess } | { ok: false; reason: CloseReason }>
  /** A connection of this person on a session doc came or went; the projection keeps `present`. */
  connectionOpened(access: DocAccess, docName: DocName): void
  connectionClosed(access: DocAccess, docName: DocName): void
}
