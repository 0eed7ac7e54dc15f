import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_QUESTION_LENGTH, MAX_TITLE_LENGTH } from '../../shared/limits.ts'
import { problemMessage } from '../api/problemMessage.ts'
import { changeSession } from '../api/sessions.ts'
import { Button } from '../design/Button.tsx'
import { Dialog, DialogFoot } from '../design/Dialog.tsx'
import { TextField } from '../design/TextField.tsx'
import { tell } from '../design/toasts.ts'
import type { Room } from './useRoom.ts'

interface RewordDialogProps {
  what: 'question' | 'title'
  room: Room
  onClose(): void
}

/** Rewords the framing question, which everybody sees at once, or renames the session. */
export function RewordDialog({ what, room, onClose }: RewordDialogProps) {
  const { t } = useTranslation('facilitator')
  const [text, setText] = useState(room[what])
  const [error, setError] = useState<string | null>(null)
  const [isPending, setIsPending] = useState(false)
  const isQuestion = what === 'question'

  const save = async () => {
    if (text.trim() === '') return setError(isQuestion ? t('needQuestion') : t('needTitle'))
    if (text.trim() === room[what]) return onClose()
    setIsPending(true)
    const answer = await changeSession(room.record.id, { [what]: text.trim() })
    setIsPending(false)
    if (!answer.ok) return setError(problemMessage(answer.problem))
    if (isQuestion) tell(t('reworded'))
    onClose()
  }
  return (
    <Dialog title={isQuestion ? t('rewordTitle') : t('renameSession')} isOpen keepOpenOutside onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!isPending) void save()
        }}
      >
        <TextField
          label={isQuestion ? t('framingQuestion') : t('sessionTitle')}
          hint={isQuestion ? t('rewordText') : undefined}
          rows={isQuestion ? 4 : 1}
          value={text}
          error={error}
          autoFocus
          maxLength={isQuestion ? MAX_QUESTION_LENGTH : MAX_TITLE_LENGTH}
          onChange={(value) => {
            setText(value)
            setError(null)
          }}
        />
        <DialogFoot>
          <Button variant="primary" type="submit" isPending={isPending}>
            {isQuestion ? t('rewordSave') : t('renameSave')}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}
