import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../design/Button.tsx'
import { Dialog } from '../design/Dialog.tsx'
import dialogStyles from './BoardDialog.module.css'
import { BoardRow } from './BoardRow.tsx'
import { TemplatePicker } from './TemplatePicker.tsx'

interface TableTemplateProps {
  /** Id of a template. */
  value: string
  /** Names of the session's stakeholder groups. */
  groups: readonly string[]
  onChange(id: string): void
}

/** What the board of every table begins as. */
export function TableTemplate({ value, groups, onChange }: TableTemplateProps) {
  const { t } = useTranslation('facilitator')
  const [isChoosing, setIsChoosing] = useState(false)
  const close = () => setIsChoosing(false)
  return (
    <>
      <BoardRow title={t('tableBoards')} template={value} groups={groups} onPress={() => setIsChoosing(true)} />
      <Dialog shape="wide" title={t('tableBoards')} isOpen={isChoosing} onClose={close}>
        <TemplatePicker label={t('template')} value={value} groups={groups} onChange={onChange} />
        <div className={dialogStyles.foot}>
          <Button variant="primary" size="large" className={dialogStyles.alone ?? ''} onPress={close}>
            {t('done')}
          </Button>
        </div>
      </Dialog>
    </>
  )
}
