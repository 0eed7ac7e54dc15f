import { useTranslation } from 'react-i18next'
import { DraftsNotice } from './DraftsNotice.tsx'
import { Notice } from './Notice.tsx'
import type { BoardOnScreen } from './useBoardOnScreen.ts'

/** Below the bar: why nothing can be changed now, and texts that could not be saved. */
export function BoardNotices({ participant, onScreen }: { participant: string; onScreen: BoardOnScreen }) {
  const { t } = useTranslation('board')
  const { desk, people, mayEdit, readOnlyReason } = onScreen
  const readOnlyWord =
    readOnlyReason === 'locked'
      ? 'state.locked'
      : readOnlyReason === 'session-closed'
        ? 'state.closed'
        : 'state.observer'
  return (
    <>
      {readOnlyReason !== null && <Notice>{t(readOnlyWord)}</Notice>}
      <DraftsNotice
        participant={participant}
        people={people}
        onPutBack={desk && mayEdit ? ({ kind, color, pos, text }) => desk.createCard({ kind, color, pos, text }) : null}
      />
    </>
  )
}
