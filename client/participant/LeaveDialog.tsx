import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { leaveSession } from '../api/join.ts'
import { problemMessage } from '../api/problemMessage.ts'
import { Button } from '../design/Button.tsx'
import { Dialog, DialogFoot } from '../design/Dialog.tsx'
import { tellFailure } from '../design/toasts.ts'
import { forgetMe } from './forgetMe.ts'

/** Leaves the session: the tablet forgets this person, for the next one may take it. What is on the boards stays. */
export function LeaveDialog({
  sessionId,
  participant,
  onClose,
}: {
  sessionId: string
  participant: string
  onClose(): void
}) {
  const { t } = useTranslation('participant')
  const navigate = useNavigate()
  const [isLeaving, setIsLeaving] = useState(false)
  const leave = async (): Promise<void> => {
    setIsLeaving(true)
    const answer = await leaveSession(sessionId)
    // A token that is dead already has left.
    if (!answer.ok && answer.problem.status !== 401) {
      setIsLeaving(false)
      return tellFailure(problemMessage(answer.problem))
    }
    // First away from the board, so that nothing holds the copies open.
    await navigate('/', { replace: true })
    await forgetMe(participant)
  }
  return (
    <Dialog title={t('leave.title')} isOpen onClose={onClose}>
      <p>{t('leave.text')}</p>
      <DialogFoot>
        <Button onPress={onClose}>{t('leave.stay')}</Button>
        <Button variant="danger" isPending={isLeaving} onPress={() => void leave()}>
          {t('leave.act')}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}
