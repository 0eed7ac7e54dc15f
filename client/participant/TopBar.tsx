/** The slim bar: where, the question, saved or not, language, who I am, leave. On a phone the last three stand in a sheet. */
import { LogOut } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { groupInitials } from '../design/groupInitials.ts'
import { IconButton } from '../design/IconButton.tsx'
import { LanguageSwitch } from '../i18n/LanguageSwitch.tsx'
import { BoardSwitcher } from './BoardSwitcher.tsx'
import type { BoardEntry, BoardPlaces } from './boardChoice.ts'
import { MeButton } from './MeButton.tsx'
import { MeSheet } from './MeSheet.tsx'
import type { Self } from './ParticipantBoard.tsx'
import { QuestionLine } from './QuestionLine.tsx'
import type { Room } from './roomOf.ts'
import styles from './TopBar.module.css'

interface TopBarProps {
  board: BoardEntry
  places: BoardPlaces
  room: Room
  self: Self
  saveState: ReactNode
  onChoose(boardId: string): void
  onLeave(): void
}

export function TopBar({ board, places, room, self, saveState, onChoose, onLeave }: TopBarProps) {
  const { t } = useTranslation('participant')
  const [isMeOpen, setIsMeOpen] = useState(false)
  const { groups, question } = room.session
  const group = groups.find(({ id }) => id === self.groupId) ?? null
  const me = { name: self.name, group, initial: groupInitials(groups).get(self.groupId ?? '') ?? null }
  const table = room.tables.find(({ id }) => id === self.tableId)?.number ?? null
  return (
    <header className={styles.bar}>
      <BoardSwitcher board={board} places={places} onChoose={onChoose} />
      <QuestionLine question={question} />
      <div className={styles.save}>{saveState}</div>
      <div className={styles.wide}>
        <LanguageSwitch />
      </div>
      <MeButton {...me} onPress={() => setIsMeOpen(true)} />
      <IconButton label={t('leave.menu')} onPress={onLeave} className={styles.wide ?? ''}>
        <LogOut aria-hidden size={22} />
      </IconButton>
      {isMeOpen && (
        <MeSheet
          {...me}
          table={table}
          onClose={() => setIsMeOpen(false)}
          onLeave={() => {
            setIsMeOpen(false)
            onLeave()
          }}
        />
      )}
    </header>
  )
}
