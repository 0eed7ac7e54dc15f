/** A participant in their session: which board is theirs, and what becomes of it as the room changes. */
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { leaveSession } from '../api/join.ts'
import type { Me } from '../api/me.ts'
import { problemMessage } from '../api/problemMessage.ts'
import { Refused } from '../board/screen/Refused.tsx'
import { Loading } from '../design/Loading.tsx'
import { tell } from '../design/toasts.ts'
import { usePageTitle } from '../design/usePageTitle.ts'
import { useSessionDoc } from '../sync/useSessionDoc.ts'
import { boardPlaces, chooseBoard } from './boardChoice.ts'
import { forgetMe } from './forgetMe.ts'
import { NoBoard } from './NoBoard.tsx'
import { ParticipantBoard } from './ParticipantBoard.tsx'
import { roomOf } from './roomOf.ts'
import { SignedOut } from './SignedOut.tsx'
import { rememberChoice, rememberedChoice } from './tabletMemory.ts'
import { useReopenings, useRoomNews } from './useRoomNews.ts'

export function ParticipantRoom({ me: { participant, session } }: { me: Me }) {
  const live = useSessionDoc(session.id, 'participant')
  const room = useMemo(() => roomOf(live, session), [live, session])
  const [choice, setChoice] = useState(() => rememberedChoice(participant.id))
  const { isLeaving, hasLeft, leaveProblem, leave } = useLeaving(session.id, participant.id)
  const self = { ...participant, ...room.participants.get(participant.id) }
  const board = chooseBoard(room.boards, self.tableId, choice)
  const reopenings = useReopenings(room.session.status)
  // Holds for one closing: after the next one there are thanks again.
  const [lookedBackAt, setLookedBackAt] = useState<number | null>(null)
  const looksBack = lookedBackAt === reopenings
  usePageTitle(`${board?.title ?? room.session.title} · Tablée`)
  useRoomNews(room, board)

  const choose = (boardId: string): void => {
    const chosen = { boardId, tableId: self.tableId }
    rememberChoice(participant.id, chosen)
    setChoice(chosen)
  }
  if (hasLeft) return <Loading />
  if (!isLeaving && room.refusal === 'not-signed-in') return <SignedOut />
  if (!isLeaving && room.refusal !== null) return <Refused reason={room.refusal} />
  if (board === undefined) return <NoBoard />
  return (
    <ParticipantBoard
      // Another board begins afresh; and one that was refused when the session closed, when it is opened or looked at again.
      key={`${board.id} ${reopenings} ${looksBack}`}
      board={board}
      places={boardPlaces(room.boards, self.tableId)}
      room={room}
      self={self}
      isLeaving={isLeaving}
      leaveProblem={leaveProblem}
      looksBack={looksBack}
      onLookBack={() => setLookedBackAt(reopenings)}
      onChoose={choose}
      onLeave={() => void leave()}
    />
  )
}

/** Leaving: the server first, so that a tablet that could not reach it is not left signed in and empty.  @see docs/SPEC.md PT7 */
function useLeaving(sessionId: string, participant: string) {
  const { t } = useTranslation('participant')
  const navigate = useNavigate()
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
    // First away from the board, so that nothing holds the copies open.
    setStage('gone')
    await navigate('/join', { replace: true })
    await forgetMe(participant)
    tell(t('leave.done'))
  }
  return { isLeaving: stage !== 'here', hasLeft: stage === 'gone', leaveProblem, leave }
}
