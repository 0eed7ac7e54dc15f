import { UserRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { GroupView } from '../../shared/session/sessionDoc.ts'
import { GroupBadge } from '../design/GroupBadge.tsx'
import styles from './MeButton.module.css'

export interface MeProps {
  name: string
  group: GroupView | null
  /** Letters on the group's badge; null: no group. */
  initial: string | null
}

/** Who I am; opens what belongs to it. */
export function MeButton({ name, group, initial, onPress }: MeProps & { onPress(): void }) {
  const { t } = useTranslation('participant')
  return (
    <button type="button" className={styles.me} aria-haspopup="dialog" onClick={onPress}>
      {group && initial !== null ? (
        <GroupBadge initial={initial} color={group.color} size="large" />
      ) : (
        <UserRound aria-hidden size={24} />
      )}
      <span className={styles.name}>{name}</span>
      <span className="visually-hidden">{t('me.open')}</span>
    </button>
  )
}
