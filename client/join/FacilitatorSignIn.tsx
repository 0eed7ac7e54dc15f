import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SignedIn } from '../../shared/api/auth.ts'
import { signInFacilitator } from '../api/auth.ts'
import { isPassing, problemMessage } from '../api/problemMessage.ts'
import { Button } from '../design/Button.tsx'
import { Dialog, DialogFoot } from '../design/Dialog.tsx'
import { TextField } from '../design/TextField.tsx'
import { facilitatorToken } from './facilitatorToken.ts'

interface FacilitatorSignInProps {
  isOpen: boolean
  /** A link was tried already and does not hold. */
  isTokenWrong: boolean
  onClose(): void
  onSignedIn(signedIn: SignedIn): void
}

/** For who facilitates and has the link at hand: paste it, or the key in it. */
export function FacilitatorSignIn({ isOpen, isTokenWrong, onClose, onSignedIn }: FacilitatorSignInProps) {
  const { t } = useTranslation('join')
  const [pasted, setPasted] = useState('')
  const [error, setError] = useState(isTokenWrong ? t('wrongToken') : null)
  const [isPending, setIsPending] = useState(false)

  const signIn = async () => {
    setIsPending(true)
    const answer = await signInFacilitator(facilitatorToken(pasted))
    setIsPending(false)
    if (answer.ok) return onSignedIn(answer.value)
    setError(isPassing(answer.problem) ? problemMessage(answer.problem) : t('wrongToken'))
  }
  return (
    <Dialog title={t('facilitatorTitle')} isOpen={isOpen} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (pasted.trim() !== '') void signIn()
        }}
      >
        <TextField
          label={t('facilitatorLabel')}
          hint={t('facilitatorText')}
          error={error}
          value={pasted}
          autoComplete="off"
          spellCheck="false"
          autoFocus
          onChange={(text) => {
            setPasted(text)
            setError(null)
          }}
        />
        <DialogFoot>
          <Button type="submit" variant="primary" isPending={isPending}>
            {t('signIn')}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}
