/** What to do on this board, in a sentence, above the tools. A tap folds it to a button, another opens it again. */
import { Info, X } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import styles from './Instruction.module.css'

export function Instruction({ text }: { text: string }) {
  const { t } = useTranslation('board')
  const [isOpen, setIsOpen] = useState(true)
  const Pictogram = isOpen ? X : Info
  return (
    <AriaButton
      className={isOpen ? styles.open! : styles.folded!}
      aria-expanded={isOpen}
      aria-label={isOpen ? t('instruction.fold', { text }) : t('instruction.open')}
      onPress={() => setIsOpen(!isOpen)}
    >
      {isOpen && <span>{text}</span>}
      <Pictogram aria-hidden size={isOpen ? 18 : 24} />
    </AriaButton>
  )
}
