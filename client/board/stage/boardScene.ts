/** Everything behind the stage that is not React: camera, gestures, tiles, the cards in the DOM. Built when the stage's
 *  elements exist, torn down with them. */
import type { Desk } from '../desk.ts'
import { type GestureActs, PointerGestures } from '../gestures/pointerGestures.ts'
import { Camera } from './camera.ts'
import { CardElements } from './cardElements.ts'
import { FarTiles } from './farTiles.ts'
import { paperTransform } from './paper.ts'
import { VisibleCards } from './visibleCards.ts'

export interface StageParts {
  root: HTMLElement
  paper: HTMLElement
  far: HTMLElement
  cards: HTMLElement
  peers: HTMLElement
}

export interface BoardScene {
  camera: Camera
  gestures: PointerGestures
  visible: VisibleCards
  elements: CardElements
  /** Cards with changes that are not on the server's disk yet. */
  markUnsaved(ids: ReadonlySet<string>): void
  /** Shows the whole board. */
  showAll(options?: { isInstant?: boolean }): void
  destroy(): void
}

export function buildScene(desk: Desk, parts: StageParts, acts: GestureActs): BoardScene {
  // The camera asks the gestures, which need the camera: the question only comes with the first press.
  const camera: Camera = new Camera(parts.root, (event) => gestures.mayPan(event))
  const gestures = new PointerGestures(parts.root, { desk, camera, acts })
  const { store, positions } = desk
  const elements = new CardElements(store, positions)
  const visible = new VisibleCards(store, camera, () => keptCards(desk))
  const tiles = new FarTiles(parts.far, { store, camera, visible, positions })

  const followCamera = (): void => {
    const { x, y, zoom } = camera.view
    const transform = `translate(${x}px, ${y}px) scale(${zoom})`
    parts.cards.style.transform = transform
    parts.peers.style.transform = transform
    parts.peers.style.setProperty('--unzoom', String(1 / zoom))
    parts.paper.style.transform = paperTransform(camera.view)
    parts.cards.toggleAttribute('data-moving', camera.isMoving)
    parts.cards.toggleAttribute('data-far', visible.isFar)
  }
  const followDesk = (): void => {
    const { selected, writing, isCarrying } = desk.state
    elements.mark('selected', selected)
    elements.mark('lifted', isCarrying ? selected : NONE)
    elements.mark('writing', writing === null ? NONE : new Set([writing]))
    visible.refresh()
  }
  const stops = [
    camera.subscribe(followCamera),
    visible.subscribe(followCamera),
    desk.subscribe(followDesk),
    positions.subscribe(() => visible.refresh()),
  ]
  followCamera()
  followDesk()

  return {
    camera,
    gestures,
    visible,
    elements,
    markUnsaved: (ids) => elements.mark('unsaved', ids),
    showAll: (options = {}) => {
      const { bounds } = store
      if (bounds !== null) camera.show(bounds, options)
    },
    destroy: () => {
      for (const stop of stops) stop()
      tiles.destroy()
      visible.destroy()
      elements.destroy()
      gestures.destroy()
      camera.destroy()
    },
  }
}

const NONE: ReadonlySet<string> = new Set()

function keptCards({ state, positions }: Desk): Set<string> {
  const kept = new Set(state.selected)
  if (state.writing !== null) kept.add(state.writing)
  for (const id of positions.carried()) kept.add(id)
  return kept
}
