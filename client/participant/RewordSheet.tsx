/** One of my cards, open again: its text in the same editor as on the board, what it is, the bin. */
import { Eye, Trash2 } from 'lucide-react'
import { type CSSProperties, useCallback, useEffect, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { cardBody, cardsOf } from '../../shared/board/boardDoc.ts'
import type { Desk } from '../board/desk.ts'
import { fetchEditor, useCardEditor } from '../board/editor/editorChunk.ts'
import { Button } from '../design/Button.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { tell } from '../design/toasts.ts'
import { KindChoice } from './KindChoice.tsx'
import styles from './RewordSheet.module.css'

interface RewordSheetProps {
  desk: Desk
  id: string
  /** Shows the card on the board. */
  onShow(): void
}

const noEditorBar = (): void => {}

export function RewordSheet({ desk, id, onShow }: RewordSheetProps) {
  const { t } = useTranslation('participant')
  const { t: tBoard } = useTranslation('board')
  const { store } = desk
  const subscribe = useCallback((listener: () => void) => store.subscribeToCard(id, listener), [store, id])
  const card = useSyncExternalStore(subscribe, () => store.card(id))
  const CardEditor = useCardEditor()
  useEffect(() => void fetchEditor(), [])
  const record = cardsOf(desk.doc).get(id)
  if (card === undefined || record === undefined) return null
  const close = (): void => desk.stopWriting()
  const bin = (): void => {
    desk.bin()
    tell(tBoard('binned', { count: 1 }), { label: tBoard('binPanel.restore'), onAct: () => desk.restore([id]) })
  }
  const style: CSSProperties = {
    '--card-tint': `var(--tint-${card.color})`,
    '--card-edge': `var(--tint-${card.color}-edge)`,
  }
  return (
    <Dialog title={t('reword.title')} isOpen onClose={close} shape="sheet">
      <div className={styles.card} style={style}>
        {CardEditor && (
          <CardEditor
            key={id}
            body={cardBody(record)}
            undoHistory={desk.undoHistory}
            undo={() => desk.undo()}
            redo={() => desk.redo()}
            placeholder={tBoard('placeholder')}
            beforeRemote={desk.beforeRemote}
            onDone={close}
            onText={(isEmpty) => desk.textChanged(isEmpty)}
            onEditor={noEditorBar}
          />
        )}
      </div>
      {card.kind !== 'drawing' && card.kind !== 'photo' && (
        <KindChoice value={card.kind} onChange={(kind) => desk.setKind(kind)} />
      )}
      <Button variant="primary" size="large" isWide onPress={close}>
        {tBoard('editor.done')}
      </Button>
      <div className={styles.acts}>
        <Button icon={<Eye aria-hidden size={20} />} onPress={onShow}>
          {t('reword.show')}
        </Button>
        <Button icon={<Trash2 aria-hidden size={20} />} onPress={bin}>
          {tBoard('selection.bin')}
        </Button>
      </div>
    </Dialog>
  )
}
