import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../../shared/ids.ts'
import { MAX_TITLE_LENGTH } from '../../shared/limits.ts'
import { Button } from '../design/Button.tsx'
import { IconButton } from '../design/IconButton.tsx'
import { TextField } from '../design/TextField.tsx'
import styles from './BoardsEditor.module.css'
import groupStyles from './GroupsEditor.module.css'

type DraftBoard = { id: string; title: string }

/** The boards of the whole room. */
export function BoardsEditor({ boards, onChange }: { boards: DraftBoard[]; onChange(boards: DraftBoard[]): void }) {
  const { t } = useTranslation('facilitator')
  const [title, setTitle] = useState('')
  const add = () => {
    if (title.trim() === '') return
    onChange([...boards, { id: newId(), title: title.trim() }])
    setTitle('')
  }
  return (
    <>
      {boards.length > 0 && (
        <ul className={styles.boards}>
          {boards.map((board) => (
            <li key={board.id} className={styles.board}>
              {board.title}
              <IconButton
                label={t('removeBoard', { title: board.title })}
                onPress={() => onChange(boards.filter(({ id }) => id !== board.id))}
              >
                <X aria-hidden size={20} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <div className={groupStyles.add}>
        <TextField
          label={t('addBoard')}
          placeholder={t('boardNamePlaceholder')}
          value={title}
          maxLength={MAX_TITLE_LENGTH}
          onChange={setTitle}
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
    </>
  )
}
