import { Check } from 'lucide-react'
import { FieldError, Label, Radio, RadioGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Group } from '../../shared/api/sessions.ts'
import { classNames } from '../design/classNames.ts'
import { groupHue } from '../design/GroupBadge.tsx'
import { GROUP_DRAWINGS } from '../design/groupIcons.tsx'
import styles from './GroupChoice.module.css'

/** The value of "none of these". */
export const NO_GROUP = 'none'
/** Up to here a tile has its pictogram above its name, and all fit a phone. */
const FEW_GROUPS = 6

interface GroupChoiceProps {
  groups: Group[]
  /** A group's id, NO_GROUP, or null while nothing is chosen. */
  value: string | null
  onChange(value: string): void
  isMissing: boolean
}

/** Stakeholder groups as large pictogram buttons; one may be chosen. */
export function GroupChoice({ groups, value, onChange, isMissing }: GroupChoiceProps) {
  const { t } = useTranslation('join')
  return (
    <RadioGroup
      className={classNames(styles.choice, groups.length > FEW_GROUPS && styles.many)}
      value={value}
      onChange={onChange}
      isInvalid={isMissing}
    >
      <div className={styles.head}>
        <Label className={classNames(styles.legend)}>{t('groupLabel')}</Label>
        <Radio value={NO_GROUP} className={classNames(styles.none)}>
          {({ isSelected }) => (
            <>
              {isSelected && <Check aria-hidden size={20} />}
              {t('noGroup')}
            </>
          )}
        </Radio>
      </div>
      <FieldError className={classNames(styles.error)}>{t('groupMissing')}</FieldError>
      <div className={styles.tiles}>
        {groups.map((group) => (
          <GroupTile key={group.id} group={group} />
        ))}
      </div>
    </RadioGroup>
  )
}

function GroupTile({ group }: { group: Group }) {
  const Drawing = GROUP_DRAWINGS[group.icon]
  const style = { '--hue': groupHue(group.color) }
  return (
    <Radio value={group.id} className={classNames(styles.tile)} style={style}>
      {({ isSelected }) => (
        <>
          <Drawing aria-hidden size={28} strokeWidth={1.75} className={styles.picture} />
          {group.name}
          {isSelected && <Check aria-hidden size={22} className={styles.check} />}
        </>
      )}
    </Radio>
  )
}
