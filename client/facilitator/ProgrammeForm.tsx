import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Programme } from '../../shared/api/sessions.ts'
import { MAX_QUESTION_LENGTH, MAX_TITLE_LENGTH } from '../../shared/limits.ts'
import { problemMessage } from '../api/problemMessage.ts'
import { changeProgramme, createProgramme } from '../api/programmes.ts'
import { Button } from '../design/Button.tsx'
import { TextField } from '../design/TextField.tsx'
import { tell, tellFailure } from '../design/toasts.ts'
import styles from './ProgrammesPage.module.css'

interface ProgrammeFormProps {
  /** The one that is reworded; none: a new one is made. */
  programme?: Programme
  onSaved(programme: Programme): void
  children?: ReactNode
}

/** Name and framing question of a programme. */
export function ProgrammeForm({ programme, onSaved, children }: ProgrammeFormProps) {
  const { t } = useTranslation('facilitator')
  const [title, setTitle] = useState(programme?.title ?? '')
  const [question, setQuestion] = useState(programme?.question ?? '')
  const [isChecked, setIsChecked] = useState(false)
  const [isPending, setIsPending] = useState(false)

  const save = async () => {
    setIsChecked(true)
    if (title.trim() === '' || question.trim() === '') return
    setIsPending(true)
    const wording = { title, question }
    const answer = await (programme ? changeProgramme(programme.id, wording) : createProgramme(wording))
    setIsPending(false)
    if (!answer.ok) return tellFailure(problemMessage(answer.problem))
    tell(programme ? t('programmeReworded') : t('programmeCreated'))
    onSaved(answer.value)
  }
  return (
    <form
      className={styles.first}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isPending) void save()
      }}
    >
      {children}
      <TextField
        label={t('programmeName')}
        placeholder={t('programmeNamePlaceholder')}
        value={title}
        autoFocus
        onChange={setTitle}
        maxLength={MAX_TITLE_LENGTH}
        error={isChecked && title.trim() === '' ? t('needName') : null}
      />
      <TextField
        label={t('framingQuestion')}
        hint={programme ? t('rewordProgrammeText') : t('questionHint')}
        placeholder={t('questionPlaceholder')}
        rows={3}
        value={question}
        onChange={setQuestion}
        maxLength={MAX_QUESTION_LENGTH}
        error={isChecked && question.trim() === '' ? t('needQuestion') : null}
      />
      <div className={styles.formFoot}>
        <Button type="submit" variant="primary" size="large" isPending={isPending}>
          {programme ? t('save') : t('createProgramme')}
        </Button>
      </div>
    </form>
  )
}
