/** The keyboard on the stage: everything that fingers can do.  @see docs/SPEC.md BD25 */
import type { Desk } from '../desk.ts'
import type { Point } from '../model/geometry.ts'
import { inReadingOrder, nextInDirection } from '../readingOrder.ts'
import type { BoardScene } from '../stage/boardScene.ts'

const STEP = 16
const LARGE_STEP = 96
const ZOOM_STEP = 1.25

export interface KeyActs {
  write(id: string): void
  writeNew(): void
  bin(): void
  /** Gives the focus to what can be done with the selected cards. */
  openMenu(): void
  /** Gives the focus to what stands behind the board. */
  leave(): void
}

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** Handles one key. @returns whether it was the board's; the browser keeps the others. */
export function handleBoardKey(event: KeyboardEvent, desk: Desk, scene: BoardScene, acts: KeyActs): boolean {
  const { selected, mayEdit } = desk.state
  const isCommand = event.ctrlKey || event.metaKey
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  if (isCommand && key === 'z') return did(event.shiftKey ? desk.redo() : desk.undo())
  if (isCommand && key === 'y') return did(desk.redo())
  const arrow = ARROWS[key]
  if (arrow !== undefined) return handleArrow(arrow, event, desk, scene)
  if (isCommand || event.altKey) return false
  const [only] = selected.size === 1 ? selected : []
  if (key === 'Tab') return goToNeighbour(event.shiftKey ? -1 : 1, desk, scene)
  if (key === 'Escape') return did(selected.size > 0 ? desk.select([]) : acts.leave())
  if (key === 'Home') return did(scene.showAll())
  if (key === 'PageUp') return did(scene.camera.zoomBy(ZOOM_STEP))
  if (key === 'PageDown') return did(scene.camera.zoomBy(1 / ZOOM_STEP))
  if (!mayEdit) return false
  const asksForMenu = key === 'm' || key === 'ContextMenu' || (key === 'F10' && event.shiftKey)
  if (asksForMenu && selected.size > 0) return did(acts.openMenu())
  if (key === 'Enter' && only !== undefined) return did(acts.write(only))
  if (key === 'n' || key === '+') return did(acts.writeNew())
  if ((key === 'Delete' || key === 'Backspace') && selected.size > 0) return did(acts.bin())
  return false
}

const did = (_: unknown): true => true

/** Arrows move what is selected; with Ctrl, or where nothing may be moved, they go to the next card that way. */
function handleArrow(arrow: Point, event: KeyboardEvent, desk: Desk, scene: BoardScene): boolean {
  const { selected, mayEdit } = desk.state
  const [first] = selected
  const card = first === undefined ? undefined : desk.store.card(first)
  if (card === undefined) return did(scene.camera.panBy([-arrow[0] * LARGE_STEP, -arrow[1] * LARGE_STEP]))
  if (mayEdit && !event.ctrlKey && !event.metaKey) {
    const step = event.shiftKey ? LARGE_STEP : STEP
    desk.nudge([arrow[0] * step, arrow[1] * step])
    const box = desk.store.boxOf(card.id)
    if (box !== undefined) scene.camera.reveal(box)
    return true
  }
  const next = nextInDirection(desk.store.cardsOnBoard(), card, arrow)
  if (next !== null) goToCard(next.id, desk, scene)
  return true
}

/** Tab goes from card to card in reading order, and on to the next button at either end: nobody is trapped. */
function goToNeighbour(step: 1 | -1, desk: Desk, scene: BoardScene): boolean {
  const cards = inReadingOrder(desk.store.cardsOnBoard())
  const [first] = desk.state.selected
  const index = first === undefined ? -1 : cards.findIndex(({ id }) => id === first)
  if (index === -1 && step === -1) return false
  const next = cards[index + step]
  if (next === undefined) return false
  goToCard(next.id, desk, scene)
  return true
}

/** Selects a card, brings it into view and gives it the focus. */
export function goToCard(id: string, desk: Desk, scene: BoardScene): void {
  desk.select([id])
  const box = desk.store.boxOf(id)
  if (box !== undefined) scene.camera.reveal(box, 0.6)
  scene.elements.focus(id)
}
