import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../design/Dialog.tsx'
import styles from './QuestionLine.module.css'

/** The framing question, always on screen: one line, and all of it on a tap. */
export function QuestionLine({ question }: { question: string }) {
  const { t } = useTranslation('participant')
  const [isOpen, setIsOpen] = useState(false)
  return (
    <div className={styles.line}>
      <button type="button" className={styles.button} aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        <span className="visually-hidden">{t('questionLabel')} </span>
        <span className={styles.text}>{question}</span>
      </button>
      <Dialog title={t('question')} isOpen={isOpen} onClose={() => setIsOpen(false)} shape="sheet">
        <p className={styles.whole}>{question}</p>
      </Dialog>
    </div>
  )
}
