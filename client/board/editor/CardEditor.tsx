/** The one live editor: the text of the card that is being written. A chunk of its own (editorChunk.ts). */
import type { Editor } from '@tiptap/core'
import { Placeholder } from '@tiptap/extensions'
import { EditorContent, useEditor } from '@tiptap/react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type * as Y from 'yjs'
import { tellFailure } from '../../design/toasts.ts'
import styles from './CardEditor.module.css'
import { cardExtensions } from './cardExtensions.ts'
import { SharedText } from './sharedText.ts'

export interface CardEditorProps {
  body: Y.XmlFragment
  undoHistory: Y.UndoManager
  undo(): void
  redo(): void
  placeholder: string
  /** Escape, or Ctrl+Enter. */
  onDone(): void
  onText(isEmpty: boolean): void
  /** Told when the editor can be commanded, and with null when it goes. */
  onEditor(editor: Editor | null): void
}

export function CardEditor(props: CardEditorProps) {
  const { t } = useTranslation('board')
  const latest = useRef(props)
  latest.current = props
  const editor = useEditor({
    extensions: [
      ...cardExtensions(() => tellFailure(t('editor.tooMuch'))),
      Placeholder.configure({ placeholder: props.placeholder }),
      SharedText.configure({
        body: props.body,
        undoHistory: props.undoHistory,
        undo: () => latest.current.undo(),
        redo: () => latest.current.redo(),
      }),
    ],
    // The content security policy allows no style but the app's own: CardEditor.module.css.
    injectCSS: false,
    autofocus: 'end',
    editorProps: {
      attributes: {
        'aria-label': t('editor.label'),
        'data-own-gestures': '',
        role: 'textbox',
        'aria-multiline': 'true',
      },
      handleKeyDown: (_view, event) => {
        if (event.key !== 'Escape' && !(event.key === 'Enter' && (event.ctrlKey || event.metaKey))) return false
        event.stopPropagation()
        latest.current.onDone()
        return true
      },
    },
    onUpdate: ({ editor: updated }) => latest.current.onText(updated.isEmpty),
  })
  useEffect(() => {
    latest.current.onEditor(editor)
    return () => latest.current.onEditor(null)
  }, [editor])
  return <EditorContent editor={editor} className={styles.editor} />
}
