/** Answers the sync room: who is this, and may they change this doc now.  @see server/sync/access.ts */
import { boardEditRefusal } from '../../shared/permissions.ts'
import type { CloseReason } from '../../shared/protocol/closeCodes.ts'
import { type DocName, parseDocName } from '../../shared/protocol/docNames.ts'
import type { DocAccess, DocAuthority } from '../sync/access.ts'
import { type Identify, memberOf } from './identity.ts'
import type { LiveBoard, LiveSession, LiveSessions } from './liveSessions.ts'
import type { Projection } from './projection.ts'

export function createAuthority(options: {
  identify: Identify
  sessions: LiveSessions
  projection: Projection
}): DocAuthority {
  const { identify, sessions, projection } = options
  const sessionOf = new WeakMap<DocAccess, LiveSession>()

  async function findDoc(docName: DocName): Promise<{ live: LiveSession; board: LiveBoard | null } | null> {
    const name = parseDocName(docName)
    if (name?.kind === 'board') return sessions.ofBoard(name.id)
    const live = name === null ? null : await sessions.get(name.id)
    return live && { live, board: null }
  }

  /** Counts connections: all of a session's, so that it stays in memory while anybody could edit, and each person's to
   *  the session doc, of which the first and the last tell the room. */
  function countConnection(access: DocAccess, docName: DocName, step: 1 | -1): void {
    const live = sessionOf.get(access)
    if (live === undefined) return
    live.connectionCount += step
    if (parseDocName(docName)?.kind !== 'session') return
    const before = live.present.get(access.participant) ?? 0
    const after = Math.max(0, before + step)
    if (after === 0) live.present.delete(access.participant)
    else live.present.set(access.participant, after)
    if ((before === 0) !== (after === 0)) projection.projectPresence(live)
  }

  return {
    async authorize(docName, token) {
      const identity = token === null ? null : await identify(token)
      if (identity === null) return { ok: false, reason: 'not-signed-in' }
      const found = await findDoc(docName)
      if (found === null) return { ok: false, reason: 'unknown-doc' }
      const member = memberOf(found.live, identity)
      if (member === null) return { ok: false, reason: 'not-allowed' }
      const { live, board } = found
      const editRefusal = (): CloseReason | null =>
        board === null
          ? 'not-allowed'
          : boardEditRefusal({ role: member.role, sessionStatus: live.record.status, boardLocked: board.locked })
      const access = { participant: member.id, role: member.role, editRefusal }
      sessionOf.set(access, live)
      return { ok: true, access }
    },
    connectionOpened: (access, docName) => countConnection(access, docName, 1),
    connectionClosed: (access, docName) => countConnection(access, docName, -1),
  }
}
