import { Plus, Sparkles } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../../shared/ids.ts'
import { MAX_GROUPS, MAX_NAME_LENGTH } from '../../shared/limits.ts'
import { Button } from '../design/Button.tsx'
import { GroupBadge } from '../design/GroupBadge.tsx'
import { GROUP_DRAWINGS } from '../design/groupIcons.tsx'
import { groupInitials } from '../design/groupInitials.ts'
import { TextField } from '../design/TextField.tsx'
import { GroupDialog } from './GroupDialog.tsx'
import styles from './GroupsEditor.module.css'
import { type DraftGroup, groupFault, nextGroup, SUGGESTED_GROUPS } from './sessionDraft.ts'

interface GroupsEditorProps {
  groups: DraftGroup[]
  /** What stands in the field, not added yet. */
  name: string
  /** Whether to say why that name cannot be added. */
  isChecked: boolean
  onChange(groups: DraftGroup[]): void
  onType(name: string): void
}

/** The stakeholder groups of a session as chips; a tap on one changes it. The usual six are one tap away. */
export function GroupsEditor({ groups, name, isChecked, onChange, onType }: GroupsEditorProps) {
  const { t } = useTranslation('facilitator')
  const [isRefused, setIsRefused] = useState(false)
  const [editedId, setEditedId] = useState<string | null>(null)
  const initials = groupInitials(groups)
  const edited = groups.find((group) => group.id === editedId)

  const fault = name.trim() === '' ? null : groupFault(groups, name)
  const type = (text: string) => {
    onType(text)
    setIsRefused(false)
  }
  const add = () => {
    if (name.trim() === '') return
    if (fault !== null) return setIsRefused(true)
    onChange([...groups, nextGroup(groups, newId(), name.trim())])
    type('')
  }
  const faultText = { taken: t('groupTaken'), 'too-many': t('tooManyGroups', { count: MAX_GROUPS }) }
  const suggest = () =>
    onChange(
      SUGGESTED_GROUPS.map(({ key, color, icon }) => ({ id: newId(), name: t(`suggested.${key}`), color, icon })),
    )

  return (
    <>
      {groups.length === 0 ? (
        <Button icon={<Sparkles aria-hidden size={20} />} onPress={suggest}>
          {t('suggestGroups')}
        </Button>
      ) : (
        <ul className={styles.chips}>
          {groups.map((group) => {
            const Drawing = GROUP_DRAWINGS[group.icon]
            return (
              <li key={group.id}>
                <button
                  type="button"
                  className={styles.chip}
                  title={t('changeGroup', { name: group.name })}
                  onClick={() => setEditedId(group.id)}
                >
                  <GroupBadge initial={initials.get(group.id)!} color={group.color} />
                  <Drawing aria-hidden size={20} strokeWidth={1.75} />
                  {group.name}
                </button>
              </li>
            )
          })}
        </ul>
      )}
      <div className={styles.add}>
        <TextField
          label={t('addGroup')}
          value={name}
          error={(isRefused || isChecked) && fault !== null ? faultText[fault] : null}
          maxLength={MAX_NAME_LENGTH}
          onChange={type}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            add()
          }}
        />
        <Button icon={<Plus aria-hidden size={20} />} onPress={add}>
          {t('add')}
        </Button>
      </div>
      {edited && (
        <GroupDialog
          group={edited}
          onChange={(changed) => onChange(groups.map((group) => (group.id === changed.id ? changed : group)))}
          onRemove={() => {
            setEditedId(null)
            onChange(groups.filter((group) => group.id !== edited.id))
          }}
          onClose={() => setEditedId(null)}
        />
      )}
    </>
  )
}
