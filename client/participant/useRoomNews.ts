import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tell } from '../design/toasts.ts'
import type { BoardEntry } from './boardChoice.ts'
import type { Room } from './roomOf.ts'

/** Says what changed in the room where a glance would miss it: the question is reworded, the board may be written on again. */
export function useRoomNews({ session: { question } }: Room, board: BoardEntry | undefined): void {
  const { t } = useTranslation('participant')
  const before = useRef({ question, id: board?.id, locked: board?.locked })
  useEffect(() => {
    const { question: oldQuestion, id, locked } = before.current
    before.current = { question, id: board?.id, locked: board?.locked }
    if (question !== oldQuestion) tell(t('news.question'))
    if (board?.id === id && locked && board?.locked === false) tell(t('news.unlocked'))
  }, [question, board?.id, board?.locked, t])
}

/** How often the session was opened again since this page loaded: a board that was refused then deserves a new start. */
export function useReopenings(status: 'open' | 'closed'): number {
  const [seen, setSeen] = useState({ status, reopenings: 0 })
  if (seen.status === status) return seen.reopenings
  const reopenings = status === 'open' ? seen.reopenings + 1 : seen.reopenings
  setSeen({ status, reopenings })
  return reopenings
}
