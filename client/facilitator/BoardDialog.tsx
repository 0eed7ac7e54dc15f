import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { blank } from '../../shared/board/templates/blank.ts'
import { TEMPLATES, templateOf } from '../../shared/board/templates/templates.ts'
import { MAX_TITLE_LENGTH } from '../../shared/limits.ts'
import { Button } from '../design/Button.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { TextField } from '../design/TextField.tsx'
import { currentLanguage } from '../i18n/i18n.ts'
import styles from './BoardDialog.module.css'
import { TemplatePicker } from './TemplatePicker.tsx'

/** What a board is to be. */
export interface BoardWish {
  title: string
  /** Id of a template. */
  template: string
}

interface BoardDialogProps {
  /** Of the dialog. */
  heading: string
  /** What its button says. */
  act: string
  /** As it is so far; left out for a new board. */
  board?: BoardWish
  /** Names of the session's stakeholder groups. */
  groups: readonly string[]
  /** @returns what went wrong, in words; null when all is well: the dialog is then to be closed by its owner. */
  onSubmit(wish: BoardWish): Promise<string | null> | null
  onClose(): void
}

/** What a board begins as, and its name. A name that nobody chose follows the template. */
export function BoardDialog({ heading, act, board, groups, onSubmit, onClose }: BoardDialogProps) {
  const { t } = useTranslation('facilitator')
  const [wish, setWish] = useState<BoardWish>(board ?? { title: '', template: blank.id })
  const [error, setError] = useState<string | null>(null)
  const [isPending, setIsPending] = useState(false)
  const change = (part: Partial<BoardWish>) => {
    setWish({ ...wish, ...part })
    setError(null)
  }
  const choose = (template: string) =>
    change(isNameOfTemplate(wish.title) ? { template, title: nameOf(template) } : { template })
  const submit = async () => {
    const title = wish.title.trim()
    if (title === '') return setError(t('needName'))
    setIsPending(true)
    const problem = await onSubmit({ ...wish, title })
    setIsPending(false)
    setError(problem)
  }
  return (
    <Dialog shape="wide" title={heading} isOpen onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          // React hands it on to the form of the page on which the dialog stands, too.
          event.stopPropagation()
          if (!isPending) void submit()
        }}
      >
        <TemplatePicker label={t('template')} value={wish.template} groups={groups} onChange={choose} />
        <div className={styles.foot}>
          <TextField
            label={t('boardName')}
            placeholder={t('boardNamePlaceholder')}
            className={styles.name ?? ''}
            value={wish.title}
            error={error}
            maxLength={MAX_TITLE_LENGTH}
            onChange={(title) => change({ title })}
          />
          <Button variant="primary" size="large" type="submit" isPending={isPending}>
            {act}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** A blank sheet says nothing of what it is for. */
const nameOf = (template: string): string =>
  template === blank.id ? '' : (templateOf(template)?.title[currentLanguage()] ?? '')

const isNameOfTemplate = (title: string): boolean =>
  title.trim() === '' || TEMPLATES.some((template) => Object.values(template.title).includes(title))
