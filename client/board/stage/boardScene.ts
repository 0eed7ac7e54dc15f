/** Everything behind the stage that is not React: camera, gestures, tiles, the cards in the DOM. Built when the stage's
 *  elements exist, torn down with them. */
import { CARD_MIN_HEIGHT, CARD_WIDTH } from '../../../shared/board/card.ts'
import type { Desk } from '../desk.ts'
import { type GestureActs, PointerGestures } from '../gestures/pointerGestures.ts'
import { type Box, boxAround, boxAt, overlaps } from '../model/geometry.ts'
import { Camera } from './camera.ts'
import { CardElements } from './cardElements.ts'
import { FarTiles } from './farTiles.ts'
import { dotSpacing, paperTransform } from './paper.ts'
import { type PeerLabels, PeerMarks } from './peerMarks.ts'
import { VisibleCards } from './visibleCards.ts'
import { headingsOf } from './zoneHeadings.ts'

export interface StageParts {
  root: HTMLElement
  paper: HTMLElement
  zones: HTMLElement
  far: HTMLElement
  cards: HTMLElement
  peers: HTMLElement
}

export interface BoardScene {
  camera: Camera
  gestures: PointerGestures
  visible: VisibleCards
  elements: CardElements
  /** How the others are called on the stage. */
  setPeerLabels(labels: PeerLabels): void
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
  const visible = new VisibleCards(store, camera, () => keptCards(desk, camera))
  const peerMarks = new PeerMarks(parts.peers, { desk, camera, visible })
  const tiles = new FarTiles(parts.far, { store, camera, visible, positions })

  let spacing = Number.NaN
  const followCamera = (): void => {
    desk.pace.setHandMoving(camera.isMoving)
    const { zoom } = camera.view
    const [x, y] = camera.origin
    parts.cards.style.transform = parts.zones.style.transform = `translate(${x}px, ${y}px) scale(${zoom})`
    if (!camera.isMoving) parts.zones.style.setProperty('--zone-letters', String(letterScale(zoom)))
    parts.zones.toggleAttribute('data-moving', camera.isMoving)
    if (!camera.isMoving && spacing !== dotSpacing(zoom)) {
      spacing = dotSpacing(zoom)
      parts.paper.style.backgroundSize = `${spacing}px ${spacing}px`
    }
    parts.paper.style.transform = paperTransform({ x, y, zoom }, spacing)
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
    setPeerLabels: (labels) => peerMarks.setLabels(labels),
    markUnsaved: (ids) => elements.mark('unsaved', ids),
    showAll: (options = {}) => {
      const boxes = [store.bounds, zonesWithHeadings(desk)].filter((box) => box !== null)
      if (boxes.length > 0) camera.show(boxAround(boxes), options)
    },
    destroy: () => {
      for (const stop of stops) stop()
      tiles.destroy()
      peerMarks.destroy()
      visible.destroy()
      elements.destroy()
      gestures.destroy()
      camera.destroy()
    },
  }
}

const NONE: ReadonlySet<string> = new Set()

/** Letters of zones are this much larger than at zoom 1, so that they can be read from afar. */
const MAX_LETTER_SCALE = 4
const letterScale = (zoom: number): number => Math.min(MAX_LETTER_SCALE, Math.max(1, 0.85 / zoom))

function zonesWithHeadings({ zones }: Desk): Box | null {
  const { bounds } = zones
  return bounds && boxAround([bounds, ...headingsOf(zones.all).map(({ box }) => box)])
}

/** What stands in the DOM wherever it lies: what this person works on, and what others carry through the view. */
function keptCards({ state, positions }: Desk, camera: Camera): Set<string> {
  const kept = new Set(state.selected)
  if (state.writing !== null) kept.add(state.writing)
  const view = camera.visibleBox
  for (const id of positions.carried()) {
    if (overlaps(boxAt(positions.of(id)!, CARD_WIDTH, CARD_MIN_HEIGHT), view)) kept.add(id)
  }
  return kept
}
