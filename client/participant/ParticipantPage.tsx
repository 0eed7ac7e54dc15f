/** `/s/:sessionId`: the participant's page. Finds who this tablet is and which board is theirs; the board does the rest. */
import { LayoutGrid, LogOut, Menu as MenuDrawing, UserRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useLoaded } from '../api/useLoaded.ts'
import { BoardScreen } from '../board/BoardScreen.tsx'
import { Button } from '../design/Button.tsx'
import { IconButton } from '../design/IconButton.tsx'
import { Loading } from '../design/Loading.tsx'
import { Menu } from '../design/Menu.tsx'
import { usePageTitle } from '../design/usePageTitle.ts'
import { Trouble } from '../errors/Trouble.tsx'
import { changeLanguage, currentLanguage } from '../i18n/i18n.ts'
import { useSessionDoc } from '../sync/useSessionDoc.ts'
import { boardsFor } from './boardChoice.ts'
import { fetchMe } from './fetchMe.ts'
import { LeaveDialog } from './LeaveDialog.tsx'
import { NoBoard } from './NoBoard.tsx'
import { Thanks } from './Thanks.tsx'

export function ParticipantPage() {
  const { sessionId = '' } = useParams()
  const me = useLoaded(() => fetchMe(sessionId), sessionId)
  if (me.state === 'loading') return <Loading />
  if (me.state === 'failed') return <Trouble problem={me.problem} onRetry={me.reload} />
  return <ParticipantRoom sessionId={sessionId} me={me.value.participant} />
}

interface RoomProps {
  sessionId: string
  me: { id: string; name: string; tableId: string | null }
}

function ParticipantRoom({ sessionId, me }: RoomProps) {
  const { t } = useTranslation('participant')
  const room = useSessionDoc(sessionId, 'participant')
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [isLeaving, setIsLeaving] = useState(false)
  const [looksBack, setLooksBack] = useState(false)
  const self = room.participants.get(me.id)
  const boards = boardsFor(room.boards, self?.tableId ?? me.tableId)
  const board = boards.find(({ id }) => id === chosenId) ?? boards[0]
  usePageTitle(board?.title ?? room.session?.title ?? '')
  const name = self?.name ?? me.name
  const leaving = isLeaving && (
    <LeaveDialog sessionId={sessionId} participant={me.id} onClose={() => setIsLeaving(false)} />
  )
  if (room.session === null) return <Loading />
  if (room.session.status === 'closed' && !looksBack) {
    return (
      <>
        <Thanks name={name} onLook={() => setLooksBack(true)} onLeave={() => setIsLeaving(true)} />
        {leaving}
      </>
    )
  }
  if (board === undefined) return <NoBoard />
  const start = boards.length > 1 && (
    <Menu
      label={t('boards')}
      trigger={
        <Button variant="quiet" icon={<LayoutGrid aria-hidden size={20} />} aria-label={t('boards')}>
          {null}
        </Button>
      }
      acts={boards.map(({ id, title }) => ({
        id,
        label: id === board.id ? t('boardHere', { title }) : title,
        isDisabled: id === board.id,
        onAct: () => setChosenId(id),
      }))}
    />
  )
  const other = currentLanguage() === 'fr' ? 'en' : 'fr'
  const end = (
    <Menu
      label={t('menu')}
      trigger={
        <IconButton label={t('menuOf', { name })}>
          <MenuDrawing aria-hidden size={22} />
        </IconButton>
      }
      acts={[
        { id: 'me', label: name, icon: <UserRound aria-hidden size={20} />, isDisabled: true, onAct: () => {} },
        { id: 'language', label: other === 'en' ? 'English' : 'Français', onAct: () => void changeLanguage(other) },
        {
          id: 'leave',
          label: t('leave.menu'),
          icon: <LogOut aria-hidden size={20} />,
          onAct: () => setIsLeaving(true),
        },
      ]}
    />
  )
  return (
    <>
      <BoardScreen
        key={board.id}
        board={board}
        room={room}
        me={{ id: me.id, role: self?.role ?? 'participant', as: 'participant' }}
        start={start}
        end={end}
      />
      {leaving}
    </>
  )
}
