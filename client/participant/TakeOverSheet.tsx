/** Somebody else takes a tablet on which a person still sits: what that one left unsaved is uploaded while this is asked, and
 *  then they leave as by their own hand.  @see docs/SPEC.md PT9 */
import { useEffect } from 'react'
import type { SignedIn } from '../../shared/api/auth.ts'
import { openBoards } from '../sync/openBoards.ts'
import { LeaveSheet } from './LeaveSheet.tsx'
import { useLeaving } from './useLeaving.ts'
import { useLosses } from './useLosses.ts'

interface TakeOverSheetProps {
  seat: SignedIn['seats'][number]
  /** The seat is given up, and the tablet has forgotten who sat there. */
  onTaken(): void
  onClose(): void
}

export function TakeOverSheet({ seat: { session, participant }, onTaken, onClose }: TakeOverSheetProps) {
  const losses = useLosses(participant.id)
  const { isLeaving, leaveProblem, leave } = useLeaving(session.id, participant.id, onTaken)
  useEffect(() => openBoards.uploadLeft(participant.id, 'participant'), [participant.id])
  return (
    <LeaveSheet
      words="takeOver"
      name={participant.name}
      losses={losses}
      isLeaving={isLeaving}
      problem={leaveProblem}
      onLeave={() => void leave()}
      onClose={onClose}
    />
  )
}
