import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IterationWithKey } from '../../shared/api/iterations.ts'
import { MAX_NOTE_LENGTH } from '../../shared/limits.ts'
import { saveIteration } from '../api/iterations.ts'
import { problemMessage } from '../api/problemMessage.ts'
import { Button } from '../design/Button.tsx'
import { CopyField } from '../design/CopyField.tsx'
import { Dialog, DialogFoot } from '../design/Dialog.tsx'
import { LinkButton } from '../design/LinkButton.tsx'
import { TextField } from '../design/TextField.tsx'
import { tellFailure } from '../design/toasts.ts'
import { useTabletOrigin } from '../projector/tabletOrigin.tsx'
import { shortHash } from '../review/shortHash.ts'
import { reviewLink } from './links.ts'

interface SaveIterationDialogProps {
  sessionId: string
  expectedNumber: number
  onSaved(): void
  onClose(): void
}

/** Saves an iteration with a note, then shows its number, fingerprint and review link. */
export function SaveIterationDialog({ sessionId, expectedNumber, onSaved, onClose }: SaveIterationDialogProps) {
  const { t } = useTranslation('facilitator')
  const { t: common } = useTranslation('common')
  const { origin } = useTabletOrigin()
  const [note, setNote] = useState('')
  const [isPending, setIsPending] = useState(false)
  const [saved, setSaved] = useState<IterationWithKey | null>(null)

  const save = async () => {
    setIsPending(true)
    const answer = await saveIteration(sessionId, note.trim())
    setIsPending(false)
    if (!answer.ok) return tellFailure(problemMessage(answer.problem))
    setSaved(answer.value)
    onSaved()
  }
  if (saved !== null)
    return (
      <Dialog title={t('savedTitle', { number: saved.number })} isOpen onClose={onClose}>
        <p>{t('savedText')}</p>
        <CopyField label={t('reviewLink')} text={reviewLink(origin, saved)} />
        <p>
          {t('fingerprint')} <code>{shortHash(saved.contentHash)}</code>
        </p>
        <DialogFoot>
          <LinkButton to={`/review/${saved.id}#${saved.reviewKey}`}>{t('read')}</LinkButton>
          <Button variant="primary" onPress={onClose}>
            {common('close')}
          </Button>
        </DialogFoot>
      </Dialog>
    )
  return (
    <Dialog title={t('saveTitle', { number: expectedNumber })} isOpen keepOpenOutside onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!isPending) void save()
        }}
      >
        <p>{t('saveText')}</p>
        <TextField
          label={t('note')}
          hint={t('noteHint')}
          placeholder={t('notePlaceholder')}
          rows={3}
          value={note}
          autoFocus
          maxLength={MAX_NOTE_LENGTH}
          onChange={setNote}
        />
        <DialogFoot>
          <Button variant="primary" type="submit" isPending={isPending}>
            {t('save')}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}
