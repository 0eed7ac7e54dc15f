import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Programme } from '../../shared/api/sessions.ts'
import { MAX_QUESTION_LENGTH, MAX_TITLE_LENGTH } from '../../shared/limits.ts'
import { problemMessage } from '../api/problemMessage.ts'
import { createProgramme } from '../api/programmes.ts'
import { Button } from '../design/Button.tsx'
import { TextField } from '../design/TextField.tsx'
import { tell, tellFailure } from '../design/toasts.ts'
import styles from './ProgrammesPage.module.css'

/** Name and framing question of a new programme. */
export function ProgrammeForm({
  onCreated,
  children,
}: {
  onCreated(programme: Programme): void
  children?: ReactNode
}) {
  const { t } = useTranslation('facilitator')
  const [title, setTitle] = useState('')
  const [question, setQuestion] = useState('')
  const [isChecked, setIsChecked] = useState(false)
  const [isPending, setIsPending] = useState(false)

  const create = async () => {
    setIsChecked(true)
    if (title.trim() === '' || question.trim() === '') return
    setIsPending(true)
    const answer = await createProgramme({ title, question })
    setIsPending(false)
    if (!answer.ok) return tellFailure(problemMessage(answer.problem))
    tell(t('programmeCreated'))
    onCreated(answer.value)
  }
  return (
    <form
      className={styles.first}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isPending) void create()
      }}
    >
      {children}
      <TextField
        label={t('programmeName')}
        placeholder={t('programmeNamePlaceholder')}
        value={title}
        onChange={setTitle}
        maxLength={MAX_TITLE_LENGTH}
        error={isChecked && title.trim() === '' ? t('needName') : null}
      />
      <TextField
        label={t('framingQuestion')}
        hint={t('questionHint')}
        placeholder={t('questionPlaceholder')}
        rows={3}
        value={question}
        onChange={setQuestion}
        maxLength={MAX_QUESTION_LENGTH}
        error={isChecked && question.trim() === '' ? t('needQuestion') : null}
      />
      <div className={styles.formFoot}>
        <Button type="submit" variant="primary" size="large" isPending={isPending}>
          {t('createProgramme')}
        </Button>
      </div>
    </form>
  )
}
