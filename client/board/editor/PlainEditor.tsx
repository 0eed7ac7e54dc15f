/** A plain text field in place of the editor whose chunk could not be loaded: people go on writing, without formatting. A text
 *  with lists or line breaks, which it would spoil, can only be read.  @see docs/SPEC.md BD27 */
import { type KeyboardEvent, useCallback, useId, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type * as Y from 'yjs'
import { plainText } from '../../../shared/board/boardDoc.ts'
import { tellFailure } from '../../design/toasts.ts'
import { readCardText } from '../model/cardText.ts'
import { isPlain, rewriteText } from '../model/rewriteText.ts'
import type { CardEditorProps } from './CardEditor.tsx'
import styles from './PlainEditor.module.css'

export function PlainEditor({ body, undo, redo, placeholder, onDone, onText }: CardEditorProps) {
  const { t } = useTranslation('board')
  const text = useText(body)
  const field = useRef<HTMLTextAreaElement>(null)
  const noteId = useId()
  const isFormatted = !isPlain(body)
  // At once, within the tap: iOS shows its keyboard only then.
  useLayoutEffect(() => {
    const { current } = field
    current?.focus()
    current?.setSelectionRange(current.value.length, current.value.length)
  }, [])

  const change = (typed: string): void => {
    const read = readCardText(typed)
    if (!read.ok && read.reason === 'too-long') return tellFailure(t('editor.tooMuch'))
    rewriteText(body, typed)
    onText(typed.trim() === '')
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const isCommand = event.ctrlKey || event.metaKey
    const act = event.key === 'Escape' || (event.key === 'Enter' && isCommand) ? onDone : undoKey(event, undo, redo)
    if (act === null) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  return (
    <>
      <textarea
        ref={field}
        className={styles.text}
        aria-label={t('editor.label')}
        aria-describedby={noteId}
        data-own-gestures=""
        readOnly={isFormatted}
        rows={Math.max(2, text.split('\n').length)}
        value={text}
        placeholder={placeholder}
        onChange={(event) => change(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <p id={noteId} role="status" className={styles.note}>
        {t(isFormatted ? 'editor.plainReadOnly' : 'editor.plain')}
      </p>
    </>
  )
}

/** The board's history, not the field's own: a person has one. */
function undoKey(event: KeyboardEvent, undo: () => void, redo: () => void): (() => void) | null {
  if (!event.ctrlKey && !event.metaKey) return null
  const key = event.key.toLowerCase()
  if (key === 'z') return event.shiftKey ? redo : undo
  return key === 'y' ? redo : null
}

function useText(body: Y.XmlFragment): string {
  const subscribe = useCallback(
    (listener: () => void) => {
      body.observeDeep(listener)
      return () => body.unobserveDeep(listener)
    },
    [body],
  )
  return useSyncExternalStore(subscribe, () => plainText(body))
}
