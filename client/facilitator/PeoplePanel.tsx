import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../design/Button.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { GroupBadge, groupHue } from '../design/GroupBadge.tsx'
import { groupInitials } from '../design/groupInitials.ts'
import { attendanceByGroup, type GroupAttendance } from './attendance.ts'
import styles from './PeoplePanel.module.css'
import type { Room } from './useRoom.ts'

/** Who is here, by group; the names on request. */
export function PeoplePanel({ room }: { room: Room }) {
  const { t } = useTranslation('facilitator')
  const [areNamesOpen, setAreNamesOpen] = useState(false)
  const present = room.people.filter((person) => person.isPresent).length
  const initials = groupInitials(room.groups)
  return (
    <section className={styles.panel}>
      <h2>{t('here')}</h2>
      <p className={styles.head}>
        <span className={styles.number}>{present}</span>
        <span className={styles.muted}>{t('ofJoined', { count: room.people.length })}</span>
      </p>
      {room.people.length === 0 && <p className={styles.muted}>{t('nobodyYet')}</p>}
      <ul className={styles.rows}>
        {attendanceByGroup(room.groups, room.people).map((row) => (
          <GroupRow key={row.group?.id ?? 'none'} row={row} initial={initials.get(row.group?.id ?? '') ?? '–'} />
        ))}
      </ul>
      {room.people.length > 0 && (
        <Button variant="quiet" className={styles.names ?? ''} onPress={() => setAreNamesOpen(true)}>
          {t('everybody')}
        </Button>
      )}
      {areNamesOpen && <NamesDialog room={room} initials={initials} onClose={() => setAreNamesOpen(false)} />}
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

interface NamesDialogProps {
  room: Room
  initials: Map<string, string>
  onClose(): void
}

function NamesDialog({ room, initials, onClose }: NamesDialogProps) {
  const { t, i18n } = useTranslation('facilitator')
  const people = [...room.people].sort((a, b) => a.name.localeCompare(b.name, i18n.language))
  const groups = new Map(room.groups.map((group) => [group.id, group]))
  return (
    <Dialog shape="wide" title={t('everybodyTitle')} isOpen onClose={onClose}>
      <ul className={styles.list}>
        {people.map((person) => {
          const group = person.groupId === null ? undefined : groups.get(person.groupId)
          return (
            <li key={person.id} className={styles.person} data-away={person.isPresent ? undefined : true}>
              <GroupBadge initial={initials.get(group?.id ?? '') ?? '–'} color={group?.color ?? 'ink'} />
              <span className={styles.name}>
                {person.name}
                {group && <span className="visually-hidden">, {group.name}</span>}
              </span>
              <span className={styles.muted}>{person.isPresent ? t('present') : t('away')}</span>
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}
