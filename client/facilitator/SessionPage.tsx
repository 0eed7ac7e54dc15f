/** `/sessions/:sessionId`: leading a session: the question and the next act at the left, boards in the middle, people at the right. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { IterationWithKey } from '../../shared/api/iterations.ts'
import { fetchIterations } from '../api/iterations.ts'
import { useLoaded } from '../api/useLoaded.ts'
import { Loading } from '../design/Loading.tsx'
import { usePageTitle } from '../design/usePageTitle.ts'
import { Trouble } from '../errors/Trouble.tsx'
import { AimPanel } from './AimPanel.tsx'
import { BoardGrid } from './BoardGrid.tsx'
import { IterationList } from './IterationList.tsx'
import { PeoplePanel } from './PeoplePanel.tsx'
import { SaveIterationDialog } from './SaveIterationDialog.tsx'
import { SessionBar } from './SessionBar.tsx'
import styles from './SessionPage.module.css'
import { type Room, useRoom } from './useRoom.ts'

/** Iterations are also saved by the server itself. */
const ITERATIONS_PERIOD_MS = 20_000

export function SessionPage() {
  const sessionId = useParams().sessionId!
  const room = useRoom(sessionId)
  if (room.state === 'loading') return <Loading />
  if (room.state === 'failed') return <Trouble problem={room.problem} onRetry={room.reload} />
  return <Cockpit key={sessionId} room={room.value} />
}

function Cockpit({ room }: { room: Room }) {
  const { t } = useTranslation('facilitator')
  usePageTitle(t('sessionPageTitle', { title: room.title }))
  const sessionId = room.record.id
  const loaded = useLoaded(() => fetchIterations(sessionId), sessionId, ITERATIONS_PERIOD_MS)
  const iterations: IterationWithKey[] = loaded.state === 'ready' ? loaded.value.iterations : []
  const reloadIterations = loaded.state === 'loading' ? () => {} : loaded.reload
  const nextNumber = (iterations.at(-1)?.number ?? 0) + 1
  const [isSaving, setIsSaving] = useState(false)
  return (
    <div className={styles.page}>
      <SessionBar room={room} onClosed={reloadIterations} />
      <AimPanel room={room} nextNumber={nextNumber} onSaveIteration={() => setIsSaving(true)} />
      <main className={styles.boards}>
        {!room.isLive && (
          <p role="status" className={styles.stale}>
            {t('stale')}
          </p>
        )}
        <BoardGrid room={room} />
      </main>
      <aside className={styles.people}>
        <div className={styles.sticky}>
          <PeoplePanel room={room} />
          <IterationList iterations={iterations} />
        </div>
      </aside>
      {isSaving && (
        <SaveIterationDialog
          sessionId={sessionId}
          expectedNumber={nextNumber}
          onSaved={reloadIterations}
          onClose={() => setIsSaving(false)}
        />
      )}
    </div>
  )
}
