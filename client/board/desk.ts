/** One person's work on a board: what is selected, carried and being written, and every act on cards. Headless; gestures,
 *  keys and panels call it, components read its state.
 *  Invariants: nothing is changed while the board may not be edited; each act is one step of undo. */
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { cardBody, cardsOf, plainText } from '../../shared/board/boardDoc.ts'
import type { CardKind } from '../../shared/board/card.ts'
import type { CardTint } from '../../shared/palette.ts'
import type { Presence } from '../../shared/protocol/presence.ts'
import { BoardStore } from './model/boardStore.ts'
import {
  binCards,
  createCard,
  createCards,
  discardCard,
  moveCards,
  type NewCard,
  prepareCard,
  recolourCards,
  restoreCards,
  setKinds,
} from './model/commands.ts'
import type { Point } from './model/geometry.ts'
import { Pace } from './model/pace.ts'
import { Peers } from './model/peers.ts'
import { createUndoHistory } from './model/undoHistory.ts'
import { ZoneStore } from './model/zoneStore.ts'
import { LivePositions } from './stage/livePositions.ts'

export interface DeskState {
  selected: ReadonlySet<string>
  /** The card that is open in the editor. */
  writing: string | null
  /** The card that somebody put into the bin while this person wrote in it, until they have answered to that. */
  taken: string | null
  isCarrying: boolean
  mayEdit: boolean
  canUndo: boolean
  canRedo: boolean
}

/** As many cards as one presence message tells of. */
const MAX_CARRIED_SHOWN = 20
const NONE: ReadonlySet<string> = new Set()

interface DeskOptions {
  doc: Y.Doc
  awareness: Awareness
  participant: string
  beforeRemote?: Set<() => void>
}

export class Desk {
  readonly doc: Y.Doc
  readonly participant: string
  readonly store: BoardStore
  readonly zones: ZoneStore
  readonly peers: Peers
  readonly positions: LivePositions
  readonly undoHistory: Y.UndoManager
  readonly pace = new Pace()
  /** Run before a change of others is applied. */
  readonly beforeRemote: Set<() => void>
  readonly #awareness: Awareness
  readonly #listeners = new Set<() => void>()
  readonly #stops: (() => void)[]
  #carried: ReadonlyMap<string, Point> | null = null
  /** The open card, when it was made for this writing. In the bin until its first letter. */
  #fresh: string | null = null
  #state: DeskState = {
    selected: NONE,
    writing: null,
    taken: null,
    isCarrying: false,
    mayEdit: false,
    canUndo: false,
    canRedo: false,
  }

  constructor({ doc, awareness, participant, beforeRemote = new Set() }: DeskOptions) {
    this.doc = doc
    this.beforeRemote = beforeRemote
    this.participant = participant
    this.#awareness = awareness
    this.store = new BoardStore(doc, this.pace.schedule)
    this.zones = new ZoneStore(doc, this.store, this.pace.schedule)
    this.peers = new Peers(awareness, this.pace.schedule)
    this.positions = new LivePositions(this.store)
    this.undoHistory = createUndoHistory(doc)
    for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const) {
      this.undoHistory.on(event, () => this.#set({}))
    }
    this.#stops = [
      this.peers.subscribe(() => this.positions.setOthers(carriedBy(this.peers))),
      this.store.subscribe((changed) => this.#forget(changed)),
    ]
  }

  destroy(): void {
    for (const stop of this.#stops) stop()
    this.#listeners.clear()
    this.undoHistory.destroy()
    this.peers.destroy()
    this.zones.destroy()
    this.store.destroy()
  }

  /** The same object until something changes. */
  get state(): DeskState {
    return this.#state
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  setMayEdit(mayEdit: boolean): void {
    if (mayEdit === this.#state.mayEdit) return
    if (!mayEdit) {
      this.cancelCarrying()
      this.stopWriting()
    }
    this.#set({ mayEdit, taken: null })
  }

  select(ids: Iterable<string>): void {
    const selected = new Set(ids)
    if (selected.size === 0 && this.#state.selected.size === 0) return
    this.#set({ selected })
  }

  /** Adds a card to what is selected, or takes it out. */
  toggleSelected(id: string): void {
    const selected = new Set(this.#state.selected)
    if (!selected.delete(id)) selected.add(id)
    this.#set({ selected })
  }

  // --- carrying ---

  /** Lifts cards. A card that is not selected becomes the selected one. */
  startCarrying(id: string): void {
    if (!this.#state.mayEdit) return
    const selected = this.#state.selected.has(id) ? this.#state.selected : new Set([id])
    this.#carried = new Map([...selected].map((card) => [card, this.store.card(card)?.pos ?? [0, 0]]))
    this.positions.setOwn(this.#carried)
    this.#set({ selected, isCarrying: true })
  }

  /** @param by how far the finger has come since it lifted them, in board units. */
  carry([dx, dy]: Point): void {
    if (this.#carried === null) return
    const previews = new Map([...this.#carried].map(([id, [x, y]]) => [id, [x + dx, y + dy] as const]))
    this.positions.setOwn(previews)
    const shown = [...previews].slice(0, MAX_CARRIED_SHOWN)
    this.#present({ drag: shown.map(([id, [x, y]]) => [id, Math.round(x), Math.round(y)]) })
  }

  /** Puts the carried cards down: the one transaction of the whole gesture. */
  drop(): void {
    if (this.#carried === null) return
    const positions = new Map([...this.#carried.keys()].map((id) => [id, this.positions.of(id)!]))
    this.#endCarrying()
    this.#act(() => moveCards(this.doc, positions))
    this.positions.setOwn(new Map())
  }

  cancelCarrying(): void {
    if (this.#carried === null) return
    this.#endCarrying()
    this.positions.setOwn(new Map())
  }

  // --- writing ---

  /** Opens a card in the editor. */
  startWriting(id: string): void {
    if (!this.#state.mayEdit || this.#state.writing === id) return
    this.stopWriting()
    this.undoHistory.stopCapturing()
    this.#present({ editing: id })
    this.#set({ writing: id, taken: null, selected: new Set([id]) })
  }

  /** Opens a new card in the editor. Others see it from its first letter on; without one it goes away again. */
  startNewCard(card: Omit<NewCard, 'author' | 'now'>): string | null {
    if (!this.#state.mayEdit) return null
    this.stopWriting()
    const id = prepareCard(this.doc, { ...card, author: this.participant, now: Date.now() })
    this.store.reveal(id)
    this.startWriting(id)
    this.#fresh = id
    return id
  }

  /** The editor tells that the open card's text has changed. */
  textChanged(isEmpty: boolean): void {
    if (!isEmpty && this.#fresh !== null) restoreCards(this.doc, [this.#fresh])
  }

  stopWriting(): void {
    const { writing } = this.#state
    if (writing === null) return
    this.undoHistory.stopCapturing()
    this.#present({ editing: null })
    const isBlank = this.#fresh === writing && textOf(this.doc, writing).trim() === ''
    this.#fresh = null
    this.#set({ writing: null, ...(isBlank && { selected: NONE }) })
    if (isBlank) discardCard(this.doc, writing, Date.now())
    this.store.reveal(null)
    this.store.flush()
  }

  /** Puts back the card that was taken away, and goes on writing in it. */
  takeBack(): void {
    const { taken } = this.#state
    if (taken === null) return
    this.restore([taken])
    this.startWriting(taken)
  }

  /** Leaves the card in the bin that was taken away. */
  letGo(): void {
    this.#set({ taken: null })
  }

  // --- acts ---

  createCard(card: Omit<NewCard, 'author' | 'now'>): string | null {
    if (!this.#state.mayEdit) return null
    return this.#act(() => createCard(this.doc, { ...card, author: this.participant, now: Date.now() }))
  }

  /** Makes a card of each line, and selects them. @returns their ids. */
  createCards(lines: readonly string[], card: Omit<NewCard, 'author' | 'now'>): string[] {
    const ids = this.#act(() => createCards(this.doc, lines, { ...card, author: this.participant, now: Date.now() }))
    if (ids !== null) this.select(ids)
    return ids ?? []
  }

  recolour(color: CardTint): void {
    this.#act(() => recolourCards(this.doc, this.#state.selected, color))
  }

  setKind(kind: CardKind): void {
    this.#act(() => setKinds(this.doc, this.#state.selected, kind))
  }

  bin(): void {
    const { selected } = this.#state
    if (!this.#state.mayEdit) return
    this.stopWriting()
    this.#act(() => binCards(this.doc, selected, Date.now()))
    this.select([])
  }

  restore(ids: Iterable<string>): void {
    this.#act(() => restoreCards(this.doc, ids))
  }

  /** Moves the selected cards by a step of the arrow keys. */
  nudge([dx, dy]: Point): void {
    const selected = [...this.#state.selected].flatMap((id) => this.store.card(id) ?? [])
    this.#act(() =>
      moveCards(this.doc, new Map(selected.map(({ id, pos: [x, y] }) => [id, [x + dx, y + dy] as const]))),
    )
  }

  undo(): void {
    if (!this.#state.mayEdit) return
    this.undoHistory.undo()
    this.store.flush()
    // One's own act took nothing away.
    this.letGo()
  }

  redo(): void {
    if (!this.#state.mayEdit) return
    this.undoHistory.redo()
    this.store.flush()
    this.letGo()
  }

  /** Shows the others where this person points; null: nowhere. */
  pointAt(point: Point | null): void {
    this.#present({ cursor: point && [Math.round(point[0]), Math.round(point[1])] })
  }

  #act<T>(act: () => T): T | null {
    if (!this.#state.mayEdit) return null
    this.undoHistory.stopCapturing()
    const result = act()
    this.undoHistory.stopCapturing()
    this.store.flush()
    return result
  }

  #endCarrying(): void {
    this.#carried = null
    this.#present({ drag: null })
    this.#set({ isCarrying: false })
  }

  /** Cards that somebody binned are no longer selected, carried or open. */
  #forget(changed: ReadonlySet<string>): void {
    const isGone = (id: string): boolean => changed.has(id) && !this.store.isOnBoard(id)
    const { selected, writing, taken } = this.#state
    if (taken !== null && this.store.isOnBoard(taken)) this.letGo()
    if (writing !== null && isGone(writing)) {
      this.stopWriting()
      if (this.store.card(writing) !== undefined) this.#set({ taken: writing })
    }
    if (this.#carried !== null && [...this.#carried.keys()].some(isGone)) this.cancelCarrying()
    if ([...selected].some(isGone)) this.select([...selected].filter((id) => !isGone(id)))
  }

  #present(change: Presence): void {
    if (this.#awareness.getLocalState() === null) return
    this.#awareness.setLocalState({ ...this.#awareness.getLocalState(), ...change })
  }

  #set(change: Partial<DeskState>): void {
    const canUndo = this.#state.mayEdit && this.undoHistory.canUndo()
    const canRedo = this.#state.mayEdit && this.undoHistory.canRedo()
    this.#state = { ...this.#state, canUndo, canRedo, ...change }
    for (const listener of this.#listeners) listener()
  }
}

function textOf(doc: Y.Doc, id: string): string {
  const card = cardsOf(doc).get(id)
  return card === undefined ? '' : plainText(cardBody(card))
}

function carriedBy(peers: Peers): ReadonlyMap<string, Point> {
  return new Map(peers.all.flatMap(({ carried }) => [...carried]))
}
