import { Check } from 'lucide-react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { MAX_NAME_LENGTH } from '../../shared/limits.ts'
import { GROUP_COLORS, GROUP_ICONS, type GroupColor, type GroupIcon } from '../../shared/palette.ts'
import { Button } from '../design/Button.tsx'
import { classNames } from '../design/classNames.ts'
import { Dialog, DialogFoot } from '../design/Dialog.tsx'
import { groupHue } from '../design/GroupBadge.tsx'
import { GROUP_DRAWINGS } from '../design/groupIcons.tsx'
import { TextField } from '../design/TextField.tsx'
import styles from './GroupsEditor.module.css'
import type { DraftGroup } from './sessionDraft.ts'

interface GroupDialogProps {
  group: DraftGroup
  onChange(group: DraftGroup): void
  onRemove(): void
  onClose(): void
}

/** Name, pictogram and hue of one group. */
export function GroupDialog({ group, onChange, onRemove, onClose }: GroupDialogProps) {
  const { t } = useTranslation('facilitator')
  return (
    <Dialog title={t('changeGroup', { name: group.name })} isOpen onClose={onClose}>
      <TextField
        label={t('groupName')}
        value={group.name}
        maxLength={MAX_NAME_LENGTH}
        error={group.name.trim() === '' ? t('needName') : null}
        onChange={(name) => onChange({ ...group, name })}
      />
      <RadioGroup value={group.icon} onChange={(icon) => onChange({ ...group, icon: icon as GroupIcon })}>
        <Label className={classNames(styles.legend)}>{t('groupPicture')}</Label>
        <div className={styles.swatches}>
          {GROUP_ICONS.map((icon) => {
            const Drawing = GROUP_DRAWINGS[icon]
            return (
              <Radio key={icon} value={icon} aria-label={t(`icon.${icon}`)} className={classNames(styles.swatch)}>
                <Drawing aria-hidden size={26} strokeWidth={1.75} />
              </Radio>
            )
          })}
        </div>
      </RadioGroup>
      <RadioGroup value={group.color} onChange={(color) => onChange({ ...group, color: color as GroupColor })}>
        <Label className={classNames(styles.legend)}>{t('groupColor')}</Label>
        <div className={styles.swatches}>
          {GROUP_COLORS.map((color) => (
            <Radio key={color} value={color} aria-label={t(`color.${color}`)} className={classNames(styles.swatch)}>
              <span className={styles.dot} style={{ backgroundColor: groupHue(color) }}>
                {group.color === color && <Check aria-hidden size={20} />}
              </span>
            </Radio>
          ))}
        </div>
      </RadioGroup>
      <DialogFoot>
        <Button variant="quiet" onPress={onRemove}>
          {t('removeGroup')}
        </Button>
        <Button variant="primary" isDisabled={group.name.trim() === ''} onPress={onClose}>
          {t('done')}
        </Button>
      </DialogFoot>
    </Dialog>
  )
}
