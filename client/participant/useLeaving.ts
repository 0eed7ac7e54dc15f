import { useState } from 'react'
import { leaveSession } from '../api/join.ts'
import { problemMessage } from '../api/problemMessage.ts'
import { forgetMe } from './forgetMe.ts'

/** Leaving: the server first, so that a tablet that could not reach it is not left signed in and empty.
 *  @param onLeft runs when the tablet has forgotten the participant.  @see docs/SPEC.md PT7 */
export function useLeaving(sessionId: string, participant: string, onLeft: () => void) {
  const [stage, setStage] = useState<'here' | 'leaving' | 'gone'>('here')
  const [leaveProblem, setLeaveProblem] = useState<string | null>(null)
  const leave = async (): Promise<void> => {
    setStage('leaving')
    setLeaveProblem(null)
    const answer = await leaveSession(sessionId)
    // A token that is dead already has left.
    if (!answer.ok && answer.problem.status !== 401) {
      setStage('here')
      return setLeaveProblem(problemMessage(answer.problem))
    }
    setStage('gone')
    await forgetMe(participant)
    onLeft()
  }
  return { isLeaving: stage !== 'here', hasLeft: stage === 'gone', leaveProblem, leave }
}
