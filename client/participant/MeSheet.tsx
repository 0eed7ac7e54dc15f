import { LogOut, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../design/Button.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { GroupBadge } from '../design/GroupBadge.tsx'
import { LanguageSwitch } from '../i18n/LanguageSwitch.tsx'
import { KeptSheet } from '../join/KeptSheet.tsx'
import type { MeProps } from './MeButton.tsx'
import styles from './MeSheet.module.css'

interface MeSheetProps extends MeProps {
  /** Number of my table; null: none. */
  table: number | null
  onClose(): void
  onLeave(): void
}

/** Who I am in this session, the language, what is kept of me, and the way out. */
export function MeSheet({ name, group, initial, table, onClose, onLeave }: MeSheetProps) {
  const { t } = useTranslation('participant')
  const [isKeptOpen, setIsKeptOpen] = useState(false)
  return (
    <Dialog title={t('me.title', { name })} isOpen onClose={onClose} shape="sheet">
      <ul className={styles.facts}>
        {group && (
          <li>
            {initial !== null && <GroupBadge initial={initial} color={group.color} size="large" />}
            {group.name}
          </li>
        )}
        {table !== null && <li>{t('me.table', { number: table })}</li>}
      </ul>
      <div className={styles.language}>
        <span aria-hidden>{t('me.language')}</span>
        <LanguageSwitch />
      </div>
      <div className={styles.acts}>
        <Button icon={<ShieldCheck aria-hidden size={20} />} isWide onPress={() => setIsKeptOpen(true)}>
          {t('me.kept')}
        </Button>
        <Button icon={<LogOut aria-hidden size={20} />} isWide onPress={onLeave}>
          {t('leave.menu')}
        </Button>
      </div>
      <KeptSheet isOpen={isKeptOpen} onClose={() => setIsKeptOpen(false)} />
    </Dialog>
  )
}
