import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MAX_NAME_LENGTH } from '../../shared/limits.ts'
import { addObserver } from '../api/people.ts'
import { problemMessage } from '../api/problemMessage.ts'
import { Button } from '../design/Button.tsx'
import { CopyField } from '../design/CopyField.tsx'
import { Dialog, DialogFoot } from '../design/Dialog.tsx'
import { TextField } from '../design/TextField.tsx'
import { useTabletOrigin } from '../projector/tabletOrigin.tsx'
import { observerLink } from './links.ts'

/** Names an observer, then shows the link that lets them watch. The server keeps only its hash: it is shown this once. */
export function InviteObserverDialog({ sessionId, onClose }: { sessionId: string; onClose(): void }) {
  const { t } = useTranslation('facilitator')
  const { t: common } = useTranslation('common')
  const { origin } = useTabletOrigin()
  const [name, setName] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [isPending, setIsPending] = useState(false)
  const [invited, setInvited] = useState<{ name: string; token: string } | null>(null)

  const invite = async () => {
    if (name.trim() === '') return setError(t('needName'))
    setIsPending(true)
    const answer = await addObserver(sessionId, name.trim())
    setIsPending(false)
    if (!answer.ok) return setError(problemMessage(answer.problem))
    setInvited({ name: answer.value.participant.name, token: answer.value.token })
  }
  if (invited !== null)
    return (
      <Dialog title={t('observer.linkTitle', { name: invited.name })} isOpen keepOpenOutside onClose={onClose}>
        <p>{t('observer.linkText')}</p>
        <CopyField label={t('observer.link')} text={observerLink(origin, sessionId, invited.token)} />
        <DialogFoot>
          <Button variant="primary" onPress={onClose}>
            {common('close')}
          </Button>
        </DialogFoot>
      </Dialog>
    )
  return (
    <Dialog title={t('observer.invite')} isOpen onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!isPending) void invite()
        }}
      >
        <p>{t('observer.text')}</p>
        <TextField
          label={t('observer.name')}
          placeholder={t('observer.namePlaceholder')}
          value={name}
          error={error}
          autoFocus
          maxLength={MAX_NAME_LENGTH}
          onChange={(text) => {
            setName(text)
            setError(null)
          }}
        />
        <DialogFoot>
          <Button variant="primary" type="submit" isPending={isPending}>
            {t('observer.makeLink')}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}
