/** The stage of a loaded board with its tools and panels: puts gestures, keys and buttons together with the desk. */
import type { Editor } from '@tiptap/core'
import { List, Maximize, Plus, Redo2, Trash2, Undo2 } from 'lucide-react'
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { cardBody, cardsOf } from '../../../shared/board/boardDoc.ts'
import type { CardKind } from '../../../shared/board/card.ts'
import type { CardTint } from '../../../shared/palette.ts'
import { Button } from '../../design/Button.tsx'
import { IconButton } from '../../design/IconButton.tsx'
import { tell, tellFailure } from '../../design/toasts.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import type { Desk } from '../desk.ts'
import { fetchEditor, useCardEditor } from '../editor/editorChunk.ts'
import { FormatBar } from '../editor/FormatBar.tsx'
import { useKeyboardInset } from '../editor/useKeyboardInset.ts'
import { goToCard, handleBoardKey, type KeyActs } from '../gestures/boardKeys.ts'
import { MAX_PASTED_LINES, pastedLines } from '../gestures/pastedLines.ts'
import { layOutCards } from '../model/cardGrid.ts'
import { boxAround } from '../model/geometry.ts'
import type { People } from '../people.ts'
import type { BoardScene } from '../stage/boardScene.ts'
import { Stage } from '../stage/Stage.tsx'
import { BinPanel } from './BinPanel.tsx'
import styles from './BoardScreen.module.css'
import { freeSpot } from './freeSpot.ts'
import { Instruction } from './Instruction.tsx'
import { KIND_TINTS } from './kindDrawings.ts'
import { ListPanel } from './ListPanel.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { useDeskState, useIsEmpty } from './useDesk.ts'
import { useTemplate } from './useTemplate.ts'
import { INSETS, useWritingInView } from './useWritingInView.ts'

interface BoardTableProps {
  desk: Desk
  people: People
  templateId: string
  mayEdit: boolean
  pendingCards: ReadonlySet<string>
}

interface CardLook {
  kind: CardKind
  color: CardTint
}
const FIRST_LOOK: CardLook = { kind: 'need', color: KIND_TINTS.need }

export function BoardTable({ desk, people, templateId, mayEdit, pendingCards }: BoardTableProps) {
  const { t } = useTranslation('board')
  const { selected, writing, isCarrying, canUndo, canRedo } = useDeskState(desk)
  const [scene, setScene] = useState<BoardScene | null>(null)
  const [panel, setPanel] = useState<'bin' | 'list' | null>(null)
  const [editor, setEditor] = useState<Editor | null>(null)
  /** A new card looks like the last one that this person made. */
  const look = useRef<CardLook>(FIRST_LOOK)
  const template = useTemplate(templateId)
  const usualKind = template?.kinds[0]
  useEffect(() => {
    if (usualKind !== undefined) look.current = { kind: usualKind, color: KIND_TINTS[usualKind] }
  }, [usualKind])
  const bars = useRef<HTMLDivElement>(null)
  const keyboardInset = useKeyboardInset()
  const isEmpty = useIsEmpty(desk) && desk.zones.all.length === 0

  // Within the tap: iOS shows its keyboard only for a focus that comes at once.
  const write = useCallback((id: string) => flushSync(() => desk.startWriting(id)), [desk])
  const writeNew = useCallback(() => {
    if (scene === null) return
    const [only] = desk.state.selected
    const model = only === undefined ? undefined : desk.store.card(only)
    if (model !== undefined) look.current = { kind: model.kind, color: model.color }
    desk.stopWriting()
    flushSync(() => desk.startNewCard({ ...look.current, pos: freeSpot(desk.store, scene.camera.freeBox) }))
  }, [desk, scene])
  const bin = useCallback(() => {
    const binned = [...desk.state.selected]
    desk.bin()
    tell(t('binned', { count: binned.length }), {
      label: t('binPanel.restore'),
      onAct: () => desk.restore(binned),
    })
  }, [desk, t])
  const stopWriting = useCallback(() => {
    const { writing: id } = desk.state
    desk.stopWriting()
    if (id !== null && desk.store.isOnBoard(id)) scene?.elements.focus(id)
  }, [desk, scene])
  const openEditor = useMemo(
    () => writing !== null && <OpenEditor desk={desk} id={writing} onDone={stopWriting} onEditor={setEditor} />,
    [desk, writing, stopWriting],
  )
  const openMenu = useCallback(() => {
    // The bar comes with the selection that this press has made.
    requestAnimationFrame(() => focusFirstButton(bars.current?.querySelector('[role="toolbar"]')))
  }, [])
  const leave = useCallback(() => focusFirstButton(bars.current), [])
  const acts = useMemo(() => ({ write, openMenu }), [write, openMenu])

  useFirstView(desk, scene)
  useBoardKeys(desk, scene, { write, writeNew, bin, openMenu, leave })
  usePastedCards(desk, scene, look)
  useEffect(() => scene?.markUnsaved(pendingCards), [scene, pendingCards])
  useWritingInView(desk, scene, { id: writing, editor, keyboardInset })

  return (
    <>
      <Stage desk={desk} people={people} acts={acts} onScene={setScene} editor={openEditor} />
      {isEmpty && writing === null && (
        <div className={styles.empty}>
          {mayEdit && <h2>{t('state.emptyTitle')}</h2>}
          <p>{t(mayEdit ? 'state.emptyText' : 'state.emptyReadOnly')}</p>
        </div>
      )}
      {writing !== null ? (
        <FormatBar editor={editor} bottom={keyboardInset} onDone={stopWriting} />
      ) : (
        <div ref={bars} className={styles.bars}>
          <div className={styles.tools}>
            {mayEdit && (
              <>
                <IconButton size="large" label={t('undo')} isDisabled={!canUndo} onPress={() => desk.undo()}>
                  <Undo2 aria-hidden size={22} />
                </IconButton>
                <IconButton size="large" label={t('redo')} isDisabled={!canRedo} onPress={() => desk.redo()}>
                  <Redo2 aria-hidden size={22} />
                </IconButton>
              </>
            )}
            <IconButton size="large" label={t('showAll')} onPress={() => scene?.showAll()}>
              <Maximize aria-hidden size={22} />
            </IconButton>
            <IconButton size="large" label={t('list')} onPress={() => setPanel('list')}>
              <List aria-hidden size={22} />
            </IconButton>
            <IconButton size="large" label={t('bin')} onPress={() => setPanel('bin')}>
              <Trash2 aria-hidden size={22} />
            </IconButton>
          </div>
          {template !== null && selected.size === 0 && <Instruction text={template.instruction[currentLanguage()]} />}
          {mayEdit && selected.size > 0 && !isCarrying && (
            <SelectionBar desk={desk} onWrite={write} onBin={bin} onLeave={(id) => scene?.elements.focus(id)} />
          )}
          {mayEdit && (
            <Button
              variant="primary"
              size="large"
              icon={<Plus aria-hidden size={24} />}
              onPress={writeNew}
              {...(styles.write && { className: styles.write })}
            >
              {t('write')}
            </Button>
          )}
        </div>
      )}
      {panel === 'bin' && <BinPanel desk={desk} people={people} mayEdit={mayEdit} onClose={() => setPanel(null)} />}
      {panel === 'list' && (
        <ListPanel
          desk={desk}
          people={people}
          onClose={() => setPanel(null)}
          onGo={(id) => {
            setPanel(null)
            if (scene !== null) goToCard(id, desk, scene)
          }}
        />
      )}
    </>
  )
}

const focusFirstButton = (within: Element | null | undefined): void =>
  within?.querySelector<HTMLElement>('button:not(:disabled)')?.focus()

interface OpenEditorProps {
  desk: Desk
  id: string
  onDone(): void
  onEditor(editor: Editor | null): void
}

function OpenEditor({ desk, id, onDone, onEditor }: OpenEditorProps) {
  const { t } = useTranslation('board')
  const CardEditor = useCardEditor()
  useEffect(() => void fetchEditor(), [])
  const card = cardsOf(desk.doc).get(id)
  if (CardEditor === null || card === undefined) return null
  return (
    <CardEditor
      key={id}
      body={cardBody(card)}
      undoHistory={desk.undoHistory}
      undo={() => desk.undo()}
      redo={() => desk.redo()}
      placeholder={t('placeholder')}
      beforeRemote={desk.beforeRemote}
      onDone={onDone}
      onText={(isEmpty) => desk.textChanged(isEmpty)}
      onEditor={onEditor}
    />
  )
}

/** What one sees first: everything; or the card that was chosen elsewhere. */
function useFirstView(desk: Desk, scene: BoardScene | null): void {
  const hasLooked = useRef<BoardScene | null>(null)
  useEffect(() => {
    if (scene === null || hasLooked.current === scene) return
    hasLooked.current = scene
    scene.camera.insets = INSETS
    desk.store.flush()
    desk.zones.flush()
    scene.showAll({ isInstant: true })
    const [chosen] = desk.state.selected
    if (chosen !== undefined) goToCard(chosen, desk, scene)
  }, [scene, desk])
}

/** Text pasted on the board becomes cards, one a line; what does not is told. In the editor it stays text. */
function usePastedCards(desk: Desk, scene: BoardScene | null, look: RefObject<CardLook>): void {
  const { t } = useTranslation('board')
  useEffect(() => {
    if (scene === null) return
    const onPaste = (event: ClipboardEvent): void => {
      const isOnBoard = event.target === document.body || (event.target as Element).closest('[data-stage]') !== null
      if (!isOnBoard || desk.state.writing !== null || !desk.state.mayEdit) return
      const { lines, tooLong, tooMany } = pastedLines(event.clipboardData?.getData('text/plain') ?? '')
      if (tooLong > 0) tellFailure(t('pasted.tooLong', { count: tooLong }))
      if (tooMany > 0) tellFailure(t('pasted.tooMany', { count: tooMany, limit: MAX_PASTED_LINES }))
      if (lines.length === 0) return
      event.preventDefault()
      const ids = desk.createCards(lines, {
        ...look.current,
        pos: freeSpot(desk.store, scene.camera.freeBox, layOutCards(lines).size),
      })
      scene.camera.reveal(boxAround(ids.flatMap((id) => desk.store.boxOf(id) ?? [])))
    }
    window.addEventListener('paste', onPaste)
    return () => window.removeEventListener('paste', onPaste)
  }, [desk, scene, look, t])
}

function useBoardKeys(desk: Desk, scene: BoardScene | null, acts: KeyActs): void {
  const latest = useRef(acts)
  latest.current = acts
  useEffect(() => {
    if (scene === null) return
    const onKeyDown = (event: KeyboardEvent): void => {
      const target = event.target as Element
      const isOnStage =
        target.closest('[data-stage]') !== null && target.closest('[contenteditable="true"], input, textarea') === null
      const isNowhere = target === document.body
      if (event.key === ' ' && (isOnStage || isNowhere)) {
        scene.gestures.isSpaceHeld = true
        return event.preventDefault()
      }
      if (!isOnStage && !isNowhere) return
      if (handleBoardKey(event, desk, scene, latest.current)) event.preventDefault()
    }
    const onKeyUp = (event: KeyboardEvent): void => {
      if (event.key === ' ') scene.gestures.isSpaceHeld = false
    }
    window.addEventListener('keydown', onKeyDown)
    window.addEventListener('keyup', onKeyUp)
    return () => {
      window.removeEventListener('keydown', onKeyDown)
      window.removeEventListener('keyup', onKeyUp)
    }
  }, [desk, scene])
}
