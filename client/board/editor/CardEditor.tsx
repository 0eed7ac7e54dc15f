/** The one live editor: the text of the card that is being written. A chunk of its own (editorChunk.ts). */
import type { Editor } from '@tiptap/core'
import { Placeholder } from '@tiptap/extensions'
import { TextSelection } from '@tiptap/pm/state'
import { EditorContent, useEditor } from '@tiptap/react'
import { useEffect, useLayoutEffect, useRef } from 'react'
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
  /** Run before a change of others is applied. */
  beforeRemote: Set<() => void>
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
  // At once and not by tiptap's autofocus, which waits two turns: iOS shows its keyboard only for a focus within the tap, and
  // who types fast would write before the text.
  useLayoutEffect(() => {
    const { view } = editor
    view.dispatch(view.state.tr.setSelection(TextSelection.atEnd(view.state.doc)))
    view.focus()
  }, [editor])
  const { beforeRemote } = props
  useEffect(() => {
    // The binding draws the text anew when others write in it, and puts the caret where the editor last knew it to be.
    const notice = (): void => (editor.view as unknown as { domObserver: { flush(): void } }).domObserver.flush()
    beforeRemote.add(notice)
    return () => void beforeRemote.delete(notice)
  }, [editor, beforeRemote])
  useEffect(() => {
    latest.current.onEditor(editor)
    return () => latest.current.onEditor(null)
  }, [editor])
  return <EditorContent editor={editor} className={styles.editor} />
}
