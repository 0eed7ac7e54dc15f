/** Bold, italic, lists, link and "done" for the open card, above the on-screen keyboard. */
import type { Editor } from '@tiptap/core'
import { Bold, Check, Italic, Link2, List, ListOrdered } from 'lucide-react'
import { type ReactNode, useEffect, useReducer, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isSafeHref } from '../../../shared/board/richText.ts'
import { Button } from '../../design/Button.tsx'
import styles from './FormatBar.module.css'
import { FormatButton } from './FormatButton.tsx'

interface FormatBarProps {
  editor: Editor | null
  /** Height of the on-screen keyboard, CSS pixels. */
  bottom: number
  onDone(): void
}

export function FormatBar({ editor, bottom, onDone }: FormatBarProps) {
  const { t } = useTranslation('board')
  const [isLinking, setIsLinking] = useState(false)
  useRenderOnChange(editor)
  const format = (label: string, icon: ReactNode, isOn: boolean, act: () => void) => (
    <FormatButton label={label} isOn={isOn} onAct={act}>
      {icon}
    </FormatButton>
  )
  if (isLinking && editor !== null) {
    return (
      <div className={styles.bar} style={{ bottom }} data-own-gestures="">
        <LinkField editor={editor} onEnd={() => setIsLinking(false)} />
      </div>
    )
  }
  const isOn = (name: string): boolean => editor?.isActive(name) ?? false
  const chain = () => editor!.chain().focus()
  const toggleLink = (): void => {
    if (isOn('link')) chain().extendMarkRange('link').unsetLink().run()
    else setIsLinking(true)
  }
  return (
    <div
      className={styles.bar}
      style={{ bottom }}
      role="toolbar"
      aria-label={t('editor.format')}
      data-own-gestures=""
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
    >
      {editor !== null && (
        <>
          {format(t('editor.bold'), <Bold aria-hidden size={20} />, isOn('bold'), () => chain().toggleBold().run())}
          {format(t('editor.italic'), <Italic aria-hidden size={20} />, isOn('italic'), () =>
            chain().toggleItalic().run(),
          )}
          {format(t('editor.bullets'), <List aria-hidden size={20} />, isOn('bulletList'), () =>
            chain().toggleBulletList().run(),
          )}
          {format(t('editor.numbers'), <ListOrdered aria-hidden size={20} />, isOn('orderedList'), () =>
            chain().toggleOrderedList().run(),
          )}
          {format(t('editor.link'), <Link2 aria-hidden size={20} />, isOn('link'), toggleLink)}
        </>
      )}
      <Button
        variant="primary"
        icon={<Check aria-hidden size={20} />}
        onPress={onDone}
        {...(styles.done && { className: styles.done })}
      >
        {t('editor.done')}
      </Button>
    </div>
  )
}

function LinkField({ editor, onEnd }: { editor: Editor; onEnd(): void }) {
  const { t } = useTranslation('board')
  const [typed, setTyped] = useState('')
  const href = withScheme(typed.trim())
  const apply = (): void => {
    if (!isSafeHref(href)) return
    const chain = editor.chain().focus()
    if (editor.state.selection.empty)
      chain.insertContent([...spaceBefore(editor), { type: 'text', text: typed.trim(), marks: linkMarks(href) }]).run()
    else chain.setLink({ href }).run()
    onEnd()
  }
  return (
    <form
      className={styles.link}
      onSubmit={(event) => {
        event.preventDefault()
        apply()
      }}
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: the person has just asked for this field.
        autoFocus
        type="text"
        inputMode="url"
        autoCapitalize="off"
        value={typed}
        aria-label={t('editor.linkAddress')}
        placeholder="https://…"
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onEnd()
        }}
      />
      <Button variant="primary" type="submit" isDisabled={!isSafeHref(href)}>
        {t('editor.linkApply')}
      </Button>
      <Button variant="quiet" onPress={onEnd}>
        {t('editor.linkCancel')}
      </Button>
    </form>
  )
}

const linkMarks = (href: string) => [{ type: 'link', attrs: { href } }]

/** An address does not stick to the word before it. */
function spaceBefore({ state: { doc, selection } }: Editor): { type: 'text'; text: string }[] {
  const before = doc.textBetween(Math.max(0, selection.from - 1), selection.from)
  return before.trim() === '' ? [] : [{ type: 'text', text: ' ' }]
}

/** People type addresses without `https://`, and e-mail addresses. */
function withScheme(typed: string): string {
  if (/^[a-z][a-z0-9+.-]*:/i.test(typed)) return typed
  return /^[^\s@/]+@[^\s@/]+$/.test(typed) ? `mailto:${typed}` : `https://${typed}`
}

/** The editor tells of its changes by events; the buttons show what holds at the caret. */
function useRenderOnChange(editor: Editor | null): void {
  const [, render] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    editor?.on('transaction', render)
    return () => void editor?.off('transaction', render)
  }, [editor])
}
