import { Eye } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../design/Button.tsx'
import { GroupBadge, groupHue } from '../design/GroupBadge.tsx'
import { groupInitials } from '../design/groupInitials.ts'
import { attendanceByGroup, type GroupAttendance } from './attendance.ts'
import { InviteObserverDialog } from './InviteObserverDialog.tsx'
import { NamesDialog } from './NamesDialog.tsx'
import styles from './PeoplePanel.module.css'
import type { Room } from './useRoom.ts'

/** Who is here, by group; the names on request; and the way in for who only watches. */
export function PeoplePanel({ room }: { room: Room }) {
  const { t } = useTranslation('facilitator')
  const [opened, setOpened] = useState<'names' | 'invitation' | null>(null)
  const close = () => setOpened(null)
  const present = room.people.filter((person) => person.isPresent).length
  const initials = groupInitials(room.groups)
  return (
    <section className={styles.panel}>
      <h2>{t('here')}</h2>
      <p className={styles.head}>
        <span className={styles.number}>{present}</span>
        {room.people.length > 0 && <span className={styles.muted}>{t('ofJoined', { count: room.people.length })}</span>}
      </p>
      {room.people.length === 0 && <p className={styles.muted}>{t('nobodyYet')}</p>}
      <ul className={styles.rows}>
        {attendanceByGroup(room.groups, room.people).map((row) => (
          <GroupRow key={row.group?.id ?? 'none'} row={row} initial={initials.get(row.group?.id ?? '') ?? '–'} />
        ))}
      </ul>
      <div className={styles.acts}>
        {room.people.length + room.observers.length > 0 && (
          <Button variant="quiet" onPress={() => setOpened('names')}>
            {t('everybody')}
          </Button>
        )}
        <Button variant="quiet" icon={<Eye aria-hidden size={20} />} onPress={() => setOpened('invitation')}>
          {t('observer.invite')}
        </Button>
      </div>
      {opened === 'names' && <NamesDialog room={room} onClose={close} />}
      {opened === 'invitation' && <InviteObserverDialog sessionId={room.record.id} onClose={close} />}
    </section>
  )
}

function GroupRow({ row, initial }: { row: GroupAttendance; initial: string }) {
  const { t } = useTranslation('facilitator')
  const { group, present, joined } = row
  const color = group?.color ?? 'ink'
  const width = joined === 0 ? '0' : `${(100 * present) / joined}%`
  return (
    <li className={styles.row}>
      <GroupBadge initial={initial} color={color} />
      <span className={styles.name} title={group?.name}>
        {group?.name ?? t('withoutGroup')}
      </span>
      <span aria-hidden className={styles.bar}>
        <span className={styles.fill} style={{ display: 'block', width, backgroundColor: groupHue(color) }} />
      </span>
      <span className={styles.count}>
        <span aria-hidden>
          {present}/{joined}
        </span>
        <span className="visually-hidden">{t('groupPresence', { present, joined })}</span>
      </span>
    </li>
  )
}
