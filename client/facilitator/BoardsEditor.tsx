import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../../shared/ids.ts'
import { Button } from '../design/Button.tsx'
import { IconButton } from '../design/IconButton.tsx'
import { BoardDialog, type BoardWish } from './BoardDialog.tsx'
import { BoardRow } from './BoardRow.tsx'
import styles from './BoardsEditor.module.css'
import type { DraftBoard } from './sessionDraft.ts'

interface BoardsEditorProps {
  boards: DraftBoard[]
  /** Names of the session's stakeholder groups. */
  groups: readonly string[]
  onChange(boards: DraftBoard[]): void
}

/** The boards of the whole room; a press on one changes it. */
export function BoardsEditor({ boards, groups, onChange }: BoardsEditorProps) {
  const { t } = useTranslation('facilitator')
  const [isAdding, setIsAdding] = useState(false)
  const [editedId, setEditedId] = useState<string | null>(null)
  const edited = boards.find(({ id }) => id === editedId)
  const add = (wish: BoardWish) => {
    onChange([...boards, { id: newId(), ...wish }])
    setIsAdding(false)
    return null
  }
  const change = (wish: BoardWish) => {
    onChange(boards.map((board) => (board.id === editedId ? { ...board, ...wish } : board)))
    setEditedId(null)
    return null
  }
  return (
    <>
      {boards.length > 0 && (
        <ul className={styles.boards}>
          {boards.map(({ id, title, template }) => (
            <li key={id} className={styles.board}>
              <BoardRow title={title} template={template} groups={groups} onPress={() => setEditedId(id)} />
              <IconButton
                label={t('removeBoard', { title })}
                onPress={() => onChange(boards.filter((board) => board.id !== id))}
              >
                <X aria-hidden size={20} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <Button icon={<Plus aria-hidden size={20} />} onPress={() => setIsAdding(true)}>
        {t('addBoard')}
      </Button>
      {isAdding && (
        <BoardDialog
          heading={t('addBoard')}
          act={t('add')}
          groups={groups}
          onSubmit={add}
          onClose={() => setIsAdding(false)}
        />
      )}
      {edited && (
        <BoardDialog
          heading={t('changeBoard')}
          act={t('done')}
          board={edited}
          groups={groups}
          onSubmit={change}
          onClose={() => setEditedId(null)}
        />
      )}
    </>
  )
}
