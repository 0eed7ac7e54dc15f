import { UserMinus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../design/Dialog.tsx'
import { GroupBadge } from '../design/GroupBadge.tsx'
import { groupInitials } from '../design/groupInitials.ts'
import { IconButton } from '../design/IconButton.tsx'
import styles from './PeoplePanel.module.css'
import { RemovePersonDialog } from './RemovePersonDialog.tsx'
import type { Room, RoomPerson } from './useRoom.ts'

/** Everybody by name, participants and observers; each can be sent out. */
export function NamesDialog({ room, onClose }: { room: Room; onClose(): void }) {
  const { t, i18n } = useTranslation('facilitator')
  const [leaving, setLeaving] = useState<RoomPerson | null>(null)
  const byName = (people: readonly RoomPerson[]) =>
    [...people].sort((a, b) => a.name.localeCompare(b.name, i18n.language))
  return (
    <Dialog shape="wide" title={t('everybodyTitle')} isOpen onClose={onClose}>
      <PersonList people={byName(room.people.filter((person) => !person.hasLeft))} room={room} onRemove={setLeaving} />
      {room.observers.length > 0 && (
        <>
          <h3>{t('observers')}</h3>
          <PersonList people={byName(room.observers)} room={room} onRemove={setLeaving} />
        </>
      )}
      {leaving !== null && (
        <RemovePersonDialog sessionId={room.record.id} person={leaving} onClose={() => setLeaving(null)} />
      )}
    </Dialog>
  )
}

interface PersonListProps {
  people: RoomPerson[]
  room: Room
  onRemove(person: RoomPerson): void
}

function PersonList({ people, room, onRemove }: PersonListProps) {
  const { t } = useTranslation('facilitator')
  const groups = new Map(room.groups.map((group) => [group.id, group]))
  const initials = groupInitials(room.groups)
  return (
    <ul className={styles.list}>
      {people.map((person) => {
        const group = person.groupId === null ? undefined : groups.get(person.groupId)
        const removing = person.role === 'observer' ? 'remove.observer.button' : 'remove.participant.button'
        return (
          <li key={person.id} className={styles.person} data-away={person.isPresent ? undefined : true}>
            {person.role === 'participant' && (
              <GroupBadge initial={initials.get(group?.id ?? '') ?? '–'} color={group?.color ?? 'ink'} />
            )}
            <span className={styles.name}>
              {person.name}
              {group && <span className="visually-hidden">, {group.name}</span>}
            </span>
            <span className={styles.muted}>{person.isPresent ? t('present') : t('away')}</span>
            <IconButton label={t(removing, { name: person.name })} onPress={() => onRemove(person)}>
              <UserMinus aria-hidden size={20} />
            </IconButton>
          </li>
        )
      })}
    </ul>
  )
}
