import { ArrowLeft, Ellipsis, Lock, Pencil, Projector, QrCode, Users } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatJoinCode } from '../../shared/joinCode.ts'
import { Button } from '../design/Button.tsx'
import { IconButton } from '../design/IconButton.tsx'
import { LinkButton } from '../design/LinkButton.tsx'
import { Menu } from '../design/Menu.tsx'
import { LanguageSwitch } from '../i18n/LanguageSwitch.tsx'
import { CloseSessionDialog } from './CloseSessionDialog.tsx'
import { DoorDialog } from './DoorDialog.tsx'
import { RewordDialog } from './RewordDialog.tsx'
import styles from './SessionPage.module.css'
import type { Room } from './useRoom.ts'

type Opened = 'door' | 'rename' | 'close' | null

/** The bar of a session: where one is, who is here, the code, the projector. */
export function SessionBar({ room, onClosed }: { room: Room; onClosed(): void }) {
  const { t } = useTranslation('facilitator')
  const [opened, setOpened] = useState<Opened>(null)
  const close = () => setOpened(null)
  const present = room.people.filter((person) => person.isPresent).length
  const { joinCode } = room.record
  return (
    <header className={styles.bar}>
      <LinkButton to="/" variant="quiet" className={styles.home ?? ''} icon={<ArrowLeft aria-hidden size={20} />}>
        <span className={styles.wordy}>{t('allProgrammes')}</span>
      </LinkButton>
      <h1 className={styles.barTitle}>{room.title}</h1>
      <span className={styles.presence}>
        <Users aria-hidden size={22} />
        <strong>{present}</strong>
        <span className={styles.muted}>/ {room.people.length}</span>
        <span className="visually-hidden">{t('hereCount', { count: present })}</span>
      </span>
      {room.status === 'open' && joinCode !== null && (
        <>
          <Button
            aria-label={t('showDoor', { code: formatJoinCode(joinCode) })}
            icon={<QrCode aria-hidden size={20} />}
            onPress={() => setOpened('door')}
          >
            <span className={styles.code}>{formatJoinCode(joinCode)}</span>
          </Button>
          <LinkButton
            to={`/sessions/${room.record.id}/projector`}
            target="_blank"
            icon={<Projector aria-hidden size={20} />}
          >
            <span className={styles.wordy}>{t('project')}</span>
          </LinkButton>
        </>
      )}
      <Menu
        label={t('sessionMenu')}
        trigger={
          <IconButton label={t('sessionMenu')}>
            <Ellipsis aria-hidden size={22} />
          </IconButton>
        }
        acts={[
          {
            id: 'rename',
            label: t('renameSession'),
            icon: <Pencil aria-hidden size={20} />,
            isDisabled: room.status === 'closed',
            onAct: () => setOpened('rename'),
          },
          {
            id: 'close',
            label: t('closeSession'),
            icon: <Lock aria-hidden size={20} />,
            isDanger: true,
            isDisabled: room.status === 'closed',
            onAct: () => setOpened('close'),
          },
        ]}
      />
      <LanguageSwitch />
      {opened === 'door' && joinCode !== null && <DoorDialog joinCode={joinCode} onClose={close} />}
      {opened === 'rename' && <RewordDialog what="title" room={room} onClose={close} />}
      {opened === 'close' && <CloseSessionDialog sessionId={room.record.id} onClose={close} onClosed={onClosed} />}
    </header>
  )
}
