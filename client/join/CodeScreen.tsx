import { ArrowRight } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CODE_LENGTH, normalizeJoinCode } from '../../shared/joinCode.ts'
import { Button } from '../design/Button.tsx'
import { CodeField } from './CodeField.tsx'
import styles from './CodeScreen.module.css'
import { type CodeSlip, findSlip } from './codeTyping.ts'

interface CodeScreenProps {
  /** What the field holds at first: a code that came by a link and had a slip in it. */
  initial?: string
  /** What the server said about the last code. */
  refusal: string | null
  onCode(code: string): void
  /** What comes first for who was here before; the code is then the second way. */
  before?: ReactNode
  /** What else one may do here. */
  children?: ReactNode
}

/** "Enter the code": a slip is told at once, and what was typed is kept. The eighth character enters by itself. */
export function CodeScreen({ initial = '', refusal, onCode, before, children }: CodeScreenProps) {
  const { t } = useTranslation('join')
  const [typed, setTyped] = useState(initial)
  const [slip, setSlip] = useState<CodeSlip | null>(initial === '' ? null : findSlip(initial))
  const [hasNewLetters, setHasNewLetters] = useState(false)
  const errorId = useId()
  const error = slip ? slipMessage(slip, t) : hasNewLetters ? null : refusal

  const enter = (text: string) => {
    const found = findSlip(text)
    setSlip(found)
    setHasNewLetters(false)
    if (found === null) onCode(normalizeJoinCode(text))
  }
  const change = (shown: string) => {
    const grew = shown.length > typed.length
    setTyped(shown)
    setHasNewLetters(true)
    const found = findSlip(shown)
    setSlip(found?.kind === 'never-in-code' ? found : null)
    if (grew && normalizeJoinCode(shown).length === CODE_LENGTH) enter(shown)
  }
  return (
    <main className={styles.screen}>
      {before}
      <h1>{t('codeTitle')}</h1>
      <p className={styles.lead}>{t('codeText')}</p>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          enter(typed)
        }}
      >
        <CodeField value={typed} onChange={change} errorId={error ? errorId : undefined} />
        <p id={errorId} role="alert" className={styles.error} hidden={!error}>
          {error}
        </p>
        <Button type="submit" variant={before ? 'secondary' : 'primary'} size="large" isWide>
          {t('enter')}
          <ArrowRight aria-hidden size={22} />
        </Button>
      </form>
      {children}
    </main>
  )
}

type JoinTexts = ReturnType<typeof useTranslation<'join'>>['t']

function slipMessage(slip: CodeSlip, t: JoinTexts): string {
  if (slip.kind === 'too-short') return t('tooShort', { count: slip.missing })
  if (slip.kind === 'never-in-code') return t('neverInCode', { letter: slip.letter })
  return t('slip')
}
