/** Who may do what. Pure; asked by the server for every update and command, by the client to show what is possible. */
import type { CloseReason } from './protocol/closeCodes.ts'

export const ROLES = ['facilitator', 'participant', 'observer'] as const
export type Role = (typeof ROLES)[number]

export interface BoardSituation {
  role: Role
  sessionStatus: 'open' | 'closed'
  boardLocked: boolean
}

/** Why this person may not change the board now, or null when they may.  @see docs/SPEC.md PM1–PM3 */
export function boardEditRefusal({ role, sessionStatus, boardLocked }: BoardSituation): CloseReason | null {
  if (role === 'observer') return 'not-allowed'
  if (sessionStatus === 'closed') return 'session-closed'
  if (boardLocked) return 'locked'
  return null
}
