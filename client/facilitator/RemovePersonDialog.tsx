import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { removePerson } from '../api/people.ts'
import { problemMessage } from '../api/problemMessage.ts'
import { Button } from '../design/Button.tsx'
import { Dialog, DialogFoot } from '../design/Dialog.tsx'
import { tell, tellFailure } from '../design/toasts.ts'
import type { RoomPerson } from './useRoom.ts'

interface RemovePersonDialogProps {
  sessionId: string
  person: RoomPerson
  onRemoved(): void
  onClose(): void
}

/** Says what becomes of a participant and their cards, or of an observer, before they are sent out. */
export function RemovePersonDialog({
  sessionId,
  person: { id, name, role },
  onRemoved,
  onClose,
}: RemovePersonDialogProps) {
  const { t } = useTranslation('facilitator')
  const { t: common } = useTranslation('common')
  const [isPending, setIsPending] = useState(false)
  const kind = role === 'observer' ? 'observer' : 'participant'
  const remove = async () => {
    setIsPending(true)
    const answer = await removePerson(sessionId, id)
    setIsPending(false)
    if (!answer.ok) return tellFailure(problemMessage(answer.problem))
    tell(t(`remove.${kind}.done`, { name }))
    onRemoved()
  }
  return (
    <Dialog title={t(`remove.${kind}.title`, { name })} isOpen onClose={onClose}>
      <p>{t(`remove.${kind}.text`)}</p>
      <DialogFoot>
        <Button onPress={onClose}>{common('cancel')}</Button>
        <Button variant="danger" isPending={isPending} onPress={() => void remove()}>
          {t(`remove.${kind}.act`)}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}
