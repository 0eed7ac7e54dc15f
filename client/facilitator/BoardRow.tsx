import { ChevronRight } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { blank } from '../../shared/board/templates/blank.ts'
import { templateOf } from '../../shared/board/templates/templates.ts'
import { currentLanguage } from '../i18n/i18n.ts'
import styles from './BoardRow.module.css'
import { TemplateDrawing } from './TemplateDrawing.tsx'

interface BoardRowProps {
  title: string
  /** Id of a template. */
  template: string
  /** Names of the session's stakeholder groups. */
  groups: readonly string[]
  onPress(): void
}

/** A board that is being prepared; a press changes it. */
export function BoardRow({ title, template: id, groups, onPress }: BoardRowProps) {
  const { t } = useTranslation('facilitator')
  const template = templateOf(id) ?? blank
  const templateTitle = template.title[currentLanguage()]
  return (
    <AriaButton className={styles.row!} onPress={onPress}>
      <TemplateDrawing template={template} groups={groups} size="small" />
      <span className={styles.words}>
        <strong>
          <span className="visually-hidden">{t('change')} </span>
          {title}
        </strong>
        {title !== templateTitle && <span className={styles.template}>{templateTitle}</span>}
      </span>
      <ChevronRight aria-hidden size={20} className={styles.chevron} />
    </AriaButton>
  )
}
