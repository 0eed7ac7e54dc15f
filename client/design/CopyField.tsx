import { Check, Copy } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button.tsx'
import styles from './CopyField.module.css'
import { copyText } from './copyText.ts'

/** A text to take along: selected by a tap, copied by its button; where copying is barred it stays selected. */
export function CopyField({ label, text }: { label: string; text: string }) {
  const { t } = useTranslation('common')
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [isCopied, setIsCopied] = useState(false)
  const copy = async () => {
    const done = await copyText(text)
    setIsCopied(done)
    if (!done) field.current?.select()
  }
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div className={styles.box}>
        <input
          ref={field}
          id={id}
          className={styles.text}
          readOnly
          value={text}
          onFocus={(event) => event.target.select()}
        />
        <Button
          icon={isCopied ? <Check aria-hidden size={20} /> : <Copy aria-hidden size={20} />}
          onPress={() => void copy()}
        >
          <span aria-live="polite">{isCopied ? t('copied') : t('copy')}</span>
        </Button>
      </div>
    </div>
  )
}
