import { ChevronLeft } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { fetchSession } from '../api/sessions.ts'
import { useLoaded } from '../api/useLoaded.ts'
import { LinkButton } from '../design/LinkButton.tsx'
import { Loading } from '../design/Loading.tsx'
import { usePageTitle } from '../design/usePageTitle.ts'
import { NothingHere, Trouble } from '../errors/Trouble.tsx'
import { LanguageSwitch } from '../i18n/LanguageSwitch.tsx'
import { useSessionDoc } from '../sync/useSessionDoc.ts'
import { BoardScreen } from './BoardScreen.tsx'

/** `/sessions/:sessionId/boards/:boardId`: any board of a session, with the facilitator's powers. */
export function FacilitatorBoardPage() {
  const { sessionId = '', boardId = '' } = useParams()
  const { t } = useTranslation('common')
  const navigate = useNavigate()
  const room = useSessionDoc(sessionId, 'facilitator')
  const session = useLoaded(() => fetchSession(sessionId), sessionId)
  const board = room.boards.find(({ id }) => id === boardId)
  const [facilitatorId] = [...room.participants].find(([, { role }]) => role === 'facilitator') ?? [null]
  usePageTitle(board?.title ?? '')
  if (session.state === 'failed') return <Trouble problem={session.problem} onRetry={session.reload} />
  if (room.session === null) return <Loading />
  if (board === undefined || facilitatorId === null) return <NothingHere />
  return (
    <BoardScreen
      board={board}
      room={room}
      me={{ id: facilitatorId, role: 'facilitator', as: 'facilitator' }}
      start={
        <LinkButton
          to={`/sessions/${sessionId}`}
          variant="quiet"
          aria-label={t('back')}
          icon={<ChevronLeft aria-hidden size={22} />}
        >
          {null}
        </LinkButton>
      }
      end={<LanguageSwitch />}
      onGoToBoard={(id) => void navigate(`/sessions/${sessionId}/boards/${id}`)}
    />
  )
}
