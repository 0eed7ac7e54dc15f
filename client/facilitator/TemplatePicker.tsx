import { Check } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { blank } from '../../shared/board/templates/blank.ts'
import { TEMPLATES } from '../../shared/board/templates/templates.ts'
import { classNames } from '../design/classNames.ts'
import { currentLanguage } from '../i18n/i18n.ts'
import { TemplateDrawing } from './TemplateDrawing.tsx'
import styles from './TemplatePicker.module.css'

/** A blank sheet is what a new board begins with: it comes first, so that one sees what is chosen. */
const OFFERED = [blank, ...TEMPLATES.filter(({ id }) => id !== blank.id)]

interface TemplatePickerProps {
  label: string
  /** Id of the chosen template. */
  value: string
  /** Names of the session's stakeholder groups: a needs map has a row for each. */
  groups: readonly string[]
  onChange(id: string): void
}

/** What a board begins as: one of the templates, each with its drawing and what one gets from it.
 *  @see docs/SPEC.md FA8 */
export function TemplatePicker({ label, value, groups, onChange }: TemplatePickerProps) {
  useTranslation()
  const language = currentLanguage()
  const chosen = useRef<HTMLLabelElement>(null)
  // When the dialog opens, and as the arrow keys go on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another value is another element.
  useEffect(() => {
    chosen.current?.scrollIntoView({ block: 'nearest' })
  }, [value])
  return (
    <RadioGroup value={value} onChange={onChange} className={classNames(styles.picker)}>
      <Label className={classNames(styles.label)}>{label}</Label>
      <div className={styles.templates}>
        {OFFERED.map((template) => (
          <Radio
            key={template.id}
            value={template.id}
            {...(template.id === value && { ref: chosen, autoFocus: true })}
            className={classNames(styles.template)}
          >
            <TemplateDrawing template={template} groups={groups} size="large" />
            <span className={styles.words}>
              <strong>{template.title[language]}</strong>
              <span className={styles.purpose}>{template.purpose[language]}</span>
            </span>
            <Check aria-hidden size={22} className={styles.check} />
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
