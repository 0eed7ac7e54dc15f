/** A participant in their session: which board is theirs, and what becomes of it as the room changes. */
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { Me } from '../api/me.ts'
import { Refused } from '../board/screen/Refused.tsx'
import { Loading } from '../design/Loading.tsx'
import { tell } from '../design/toasts.ts'
import { usePageTitle } from '../design/usePageTitle.ts'
import { useSessionDoc } from '../sync/useSessionDoc.ts'
import { boardPlaces, chooseBoard } from './boardChoice.ts'
import { forgetMe } from './forgetMe.ts'
import { identityHere, rememberIdentity, useIdentityHere } from './identityHere.ts'
import { NoBoard } from './NoBoard.tsx'
import { ParticipantBoard } from './ParticipantBoard.tsx'
import { roomOf } from './roomOf.ts'
import { SignedOut } from './SignedOut.tsx'
import { rememberChoice, rememberedChoice } from './tabletMemory.ts'
import { takeUpTexts } from './takeUpTexts.ts'
import { useLeaving } from './useLeaving.ts'
import { useLosses } from './useLosses.ts'
import { useReopenings, useRoomNews } from './useRoomNews.ts'

export function ParticipantRoom({ me }: { me: Me }) {
  const isSignedIn = useSigningIn(me.session.id, me.participant.id)
  return isSignedIn ? <SignedInRoom me={me} /> : <Loading />
}

function SignedInRoom({ me: { participant, session } }: { me: Me }) {
  const { t } = useTranslation('participant')
  const navigate = useNavigate()
  const live = useSessionDoc(session.id, 'participant')
  const room = useMemo(() => roomOf(live, session), [live, session])
  const [choice, setChoice] = useState(() => rememberedChoice(participant.id))
  const { isLeaving, hasLeft, leaveProblem, leave } = useLeaving(session.id, participant.id, () => {
    void navigate('/join', { replace: true })
    tell(t('leave.done'))
  })
  const isStillHere = useStillHere(session.id, participant.id, isLeaving)
  const { unsavedCards } = useLosses(participant.id)
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
  if (!isLeaving && (!isStillHere || room.refusal === 'not-signed-in'))
    return <SignedOut keepsTexts={unsavedCards > 0} isWatcher={self.role === 'observer'} />
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

/** Signs the tablet in: what an earlier sign-in left unsaved is taken up first. @returns whether that is done. */
function useSigningIn(sessionId: string, participant: string): boolean {
  const [isSignedIn, setIsSignedIn] = useState(false)
  useEffect(() => {
    let isCurrent = true
    const earlier = identityHere(sessionId)
    const takenUp = earlier === null || earlier === participant ? Promise.resolve() : takeUpTexts(earlier, participant)
    void takenUp.then(() => {
      if (!isCurrent) return
      rememberIdentity(sessionId, participant)
      setIsSignedIn(true)
    })
    return () => {
      isCurrent = false
    }
  }, [sessionId, participant])
  return isSignedIn
}

/** Whether this tablet is still that participant. When they left in another tab, or somebody else took the tablet, this one
 *  lets go too.  @see docs/SPEC.md PT9 */
function useStillHere(sessionId: string, participant: string, isLeaving: boolean): boolean {
  const isStillHere = useIdentityHere(sessionId) === participant
  useEffect(() => {
    if (!isStillHere && !isLeaving) void forgetMe(participant)
  }, [isStillHere, isLeaving, participant])
  return isStillHere
}
