/** Keeps what one writes where one sees it: above the format bar and the on-screen keyboard.  @see docs/SPEC.md BD31 */
import type { Editor } from '@tiptap/core'
import { useEffect } from 'react'
import type { Desk } from '../desk.ts'
import type { Box } from '../model/geometry.ts'
import type { BoardScene } from '../stage/boardScene.ts'
import type { Camera } from '../stage/camera.ts'

/** Room that bars and buttons take of the stage, in CSS pixels. */
export const INSETS = { top: 8, right: 8, bottom: 88, left: 8 }
const FORMAT_BAR_PX = 60
/** One must be able to read what one writes. */
const WRITING_ZOOM = 0.9
/** Less would be no room around a card, in board units. */
const LEAST_MARGIN = 32

interface Writing {
  /** The card that is open in the editor. */
  id: string | null
  editor: Editor | null
  /** Height of the on-screen keyboard, CSS pixels. */
  keyboardInset: number
}

export function useWritingInView(desk: Desk, scene: BoardScene | null, { id, editor, keyboardInset }: Writing): void {
  useEffect(() => {
    if (scene === null) return
    const { camera } = scene
    camera.insets = id === null ? INSETS : { ...INSETS, bottom: FORMAT_BAR_PX + keyboardInset }
    if (id === null) return
    const show = (): void => {
      const box = desk.store.boxOf(id)
      if (box === undefined) return
      const free = camera.freeBox
      const isTooHigh = box.maxY - box.minY > free.maxY - free.minY - LEAST_MARGIN
      camera.reveal((isTooHigh && editor && caretLine(editor, box, camera)) || box, WRITING_ZOOM)
    }
    show()
    // A card grows while it is written, and the caret goes about in it.
    const follow = (): void => void requestAnimationFrame(show)
    const stop = desk.store.subscribeToCard(id, follow)
    editor?.on('selectionUpdate', follow)
    return () => {
      stop()
      editor?.off('selectionUpdate', follow)
    }
  }, [desk, scene, id, editor, keyboardInset])
}

/** The line of the caret, as wide as its card, in board units; null when the editor is gone. */
function caretLine(editor: Editor, card: Box, camera: Camera): Box | null {
  if (editor.isDestroyed) return null
  const { left: clientX, top, bottom } = editor.view.coordsAtPos(editor.state.selection.head)
  const yOf = (clientY: number): number => camera.toBoard(camera.screenPoint({ clientX, clientY }))[1]
  return { ...card, minY: yOf(top), maxY: yOf(bottom) }
}
