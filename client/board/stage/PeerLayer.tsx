/** The others: their cursors with names, and a ring with a name around what they carry or write in. */
import { type CSSProperties, memo, useCallback, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { groupHue } from '../../design/GroupBadge.tsx'
import type { Desk } from '../desk.ts'
import type { Point } from '../model/geometry.ts'
import type { Peer } from '../model/peers.ts'
import type { People } from '../people.ts'
import styles from './PeerLayer.module.css'

export function PeerLayer({ desk, people }: { desk: Desk; people: People }) {
  const subscribe = useCallback((listener: () => void) => desk.peers.subscribe(listener), [desk])
  const peers = useSyncExternalStore(subscribe, () => desk.peers.all)
  return peers.map((peer) => <PeerMarks key={peer.client} peer={peer} desk={desk} people={people} />)
}

const PeerMarks = memo(function PeerMarks({ peer, desk, people }: { peer: Peer; desk: Desk; people: People }) {
  const { t } = useTranslation('board')
  const person = people.get(peer.participant)
  const hue = person?.group ? groupHue(person.group.color) : 'var(--group-ink)'
  const name = person?.name ?? t('someone')
  const style = { '--peer': hue } as CSSProperties
  return (
    <div className={styles.peer} style={style} aria-hidden="true">
      {[...peer.carried].map(([id, pos], index) => (
        <Ring key={id} id={id} pos={pos} desk={desk} name={index === 0 ? name : null} />
      ))}
      {peer.writing !== null && <WritingRing id={peer.writing} desk={desk} name={t('writes', { name })} />}
      {peer.cursor !== null && peer.carried.size === 0 && (
        <div className={styles.peer} style={{ translate: `${peer.cursor[0]}px ${peer.cursor[1]}px` }}>
          <div className={styles.cursor}>
            <svg className={styles.arrow} viewBox="0 0 24 24" aria-hidden="true">
              <path d="M3 2 L21 10 L13 13 L10 21 Z" />
            </svg>
            <span className={styles.name}>{name}</span>
          </div>
        </div>
      )}
    </div>
  )
})

function WritingRing({ id, desk, name }: { id: string; desk: Desk; name: string }) {
  const subscribe = useCallback((listener: () => void) => desk.store.subscribeToCard(id, listener), [desk, id])
  const card = useSyncExternalStore(subscribe, () => desk.store.card(id))
  if (card === undefined || card.deletedAt !== null) return null
  return <Ring id={id} pos={card.pos} desk={desk} name={name} />
}

function Ring({ id, pos: [x, y], desk, name }: { id: string; pos: Point; desk: Desk; name: string | null }) {
  const box = desk.store.boxOf(id)
  if (box === undefined) return null
  const size = { width: box.maxX - box.minX, height: box.maxY - box.minY }
  return (
    <div className={styles.peer} style={{ translate: `${x}px ${y}px` }}>
      <div className={styles.ring} style={size} />
      {name !== null && (
        <div className={styles.tag}>
          <span className={styles.name}>{name}</span>
        </div>
      )}
    </div>
  )
}
