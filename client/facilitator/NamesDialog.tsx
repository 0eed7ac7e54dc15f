import { useRef, useState } from 'react'
import { useFilter } from 'react-aria-components'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../design/Dialog.tsx'
import { TextField } from '../design/TextField.tsx'
import styles from './PeoplePanel.module.css'
import { PersonList } from './PersonList.tsx'
import { RemovePersonDialog } from './RemovePersonDialog.tsx'
import type { Room, RoomPerson } from './useRoom.ts'

/** From so many on one searches rather than reads. */
const SEARCHED_FROM = 12

/** Everybody by name, participants and observers; each can be sent out. */
export function NamesDialog({ room, onClose }: { room: Room; onClose(): void }) {
  const { t, i18n } = useTranslation('facilitator')
  const [leaving, setLeaving] = useState<RoomPerson | null>(null)
  const [wanted, setWanted] = useState('')
  const lists = useRef<HTMLDivElement>(null)
  const { contains } = useFilter({ sensitivity: 'base' })
  const inside = room.people.filter((person) => !person.hasLeft)
  const isSearched = inside.length + room.observers.length >= SEARCHED_FROM
  const found = (people: readonly RoomPerson[]) =>
    people
      .filter((person) => !isSearched || contains(person.name, wanted.trim()))
      .sort((a, b) => a.name.localeCompare(b.name, i18n.language))
  const observers = found(room.observers)
  const forget = () => {
    // The button that had the focus goes with its person: without it, Escape would no longer close.
    flushSync(() => setLeaving(null))
    lists.current?.focus()
  }
  return (
    <Dialog shape="wide" title={t('everybodyTitle')} isOpen onClose={onClose}>
      {isSearched && <TextField label={t('searchName')} value={wanted} autoFocus onChange={setWanted} />}
      <div ref={lists} tabIndex={-1} className={styles.lists}>
        <PersonList people={found(inside)} room={room} onRemove={setLeaving} />
        {observers.length > 0 && (
          <>
            <h3>{t('observers')}</h3>
            <PersonList people={observers} room={room} onRemove={setLeaving} />
          </>
        )}
      </div>
      {leaving !== null && (
        <RemovePersonDialog
          sessionId={room.record.id}
          person={leaving}
          onRemoved={forget}
          onClose={() => setLeaving(null)}
        />
      )}
    </Dialog>
  )
}
