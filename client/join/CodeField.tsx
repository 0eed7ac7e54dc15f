import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { CODE_LENGTH, formatJoinCode } from '../../shared/joinCode.ts'
import styles from './CodeScreen.module.css'
import { caretAfterShowing, showTyped } from './codeTyping.ts'

interface CodeFieldProps {
  value: string
  onChange(shown: string): void
  errorId: string | undefined
}

/** One wide field for the code: upper case, in two groups of four, caret kept while correcting in the middle. */
export function CodeField({ value, onChange, errorId }: CodeFieldProps) {
  const { t } = useTranslation('join')
  const input = useRef<HTMLInputElement>(null)
  const caret = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (caret.current === null) return
    input.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  })
  return (
    <label className={styles.codeField}>
      <span className="visually-hidden">{t('codeLabel')}</span>
      <input
        ref={input}
        className={styles.code}
        value={value}
        // biome-ignore lint/a11y/noAutofocus: the page is about this one field.
        autoFocus
        autoComplete="off"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="go"
        placeholder={formatJoinCode('·'.repeat(CODE_LENGTH))}
        aria-invalid={errorId !== undefined}
        aria-describedby={errorId}
        onChange={(event) => {
          const { value: typed, selectionStart } = event.target
          caret.current = caretAfterShowing(typed, selectionStart ?? typed.length)
          onChange(showTyped(typed))
        }}
      />
    </label>
  )
}
