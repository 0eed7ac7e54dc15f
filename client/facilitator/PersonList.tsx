import { UserMinus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { GroupBadge } from '../design/GroupBadge.tsx'
import { groupInitials } from '../design/groupInitials.ts'
import { IconButton } from '../design/IconButton.tsx'
import styles from './PeoplePanel.module.css'
import type { Room, RoomPerson } from './useRoom.ts'

interface PersonListProps {
  people: RoomPerson[]
  room: Room
  onRemove(person: RoomPerson): void
}

/** People with their group and their table, and whether they are here now. */
export function PersonList({ people, room, onRemove }: PersonListProps) {
  const { t } = useTranslation('facilitator')
  const groups = new Map(room.groups.map((group) => [group.id, group]))
  const initials = groupInitials(room.groups)
  return (
    <ul className={styles.list}>
      {people.map((person) => {
        const group = person.groupId === null ? undefined : groups.get(person.groupId)
        const number = person.tableId === null ? undefined : room.tableNumbers.get(person.tableId)
        const table = number === undefined ? undefined : t('tableNumber', { number })
        const place = [group?.name, table].filter((part) => part !== undefined).join(' · ')
        const removing = person.role === 'observer' ? 'remove.observer.button' : 'remove.participant.button'
        return (
          <li key={person.id} className={styles.person} data-away={person.isPresent ? undefined : true}>
            {person.role === 'participant' && (
              <GroupBadge initial={initials.get(group?.id ?? '') ?? '–'} color={group?.color ?? 'ink'} />
            )}
            <div className={styles.who}>
              <p className={styles.name}>{person.name}</p>
              {place !== '' && <p className={styles.place}>{place}</p>}
            </div>
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
