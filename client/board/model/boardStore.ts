/** The board as immutable card snapshots with a spatial index, kept up to date with a doc card by card. Read by the
 *  renderer, the gestures and the panels; nobody else reads the doc.
 *  Invariants: listeners hear at most once a frame; a snapshot keeps its identity until its card changes.
 *  @see docs/SPEC.md BD10–BD12 */
import RBush from 'rbush'
import type * as Y from 'yjs'
import { cardsOf } from '../../../shared/board/boardDoc.ts'
import { CARD_WIDTH } from '../../../shared/board/card.ts'
import { estimateHeight } from '../../../shared/board/cardHeight.ts'
import { cardIdOf } from '../../sync/touchedCards.ts'
import { type CardSnapshot, hasText, takeSnapshot } from './cardSnapshot.ts'
import { type Box, boxAt, type Point } from './geometry.ts'
import type { Schedule } from './pace.ts'

interface IndexedBox extends Box {
  id: string
}
type CardListener = () => void
/** @param changed ids of cards that came, changed or went. */
type BoardListener = (changed: ReadonlySet<string>) => void

const onNextFrame: Schedule = (run) => void requestAnimationFrame(run)

export class BoardStore {
  readonly #cards: ReturnType<typeof cardsOf>
  readonly #schedule: Schedule
  readonly #snapshots = new Map<string, CardSnapshot>()
  readonly #boxes = new Map<string, IndexedBox>()
  /** Heights as laid out, with the text they belong to. */
  readonly #heights = new Map<string, { text: string; height: number }>()
  readonly #index = new RBush<IndexedBox>()
  readonly #cardListeners = new Map<string, Set<CardListener>>()
  readonly #listeners = new Set<BoardListener>()
  #changed = new Set<string>()
  #isScheduled = false
  #revealed: string | null = null
  #binned: readonly CardSnapshot[] | null = null

  constructor(doc: Y.Doc, schedule: Schedule = onNextFrame) {
    this.#cards = cardsOf(doc)
    this.#schedule = schedule
    for (const [id, card] of this.#cards) {
      const snapshot = takeSnapshot(id, card)
      if (snapshot !== null) this.#snapshots.set(id, snapshot)
    }
    const boxes = [...this.#snapshots.values()]
      .filter((card) => card.deletedAt === null)
      .map((card) => this.#boxFor(card))
    this.#index.load(boxes)
    for (const box of boxes) this.#boxes.set(box.id, box)
    this.#cards.observeDeep(this.#onEvents)
  }

  destroy(): void {
    this.#cards.unobserveDeep(this.#onEvents)
    this.#listeners.clear()
    this.#cardListeners.clear()
  }

  /** A card, in the bin or not. */
  card(id: string): CardSnapshot | undefined {
    return this.#snapshots.get(id)
  }

  /** Whether a card lies on the board: not in the bin, or being written just now. */
  isOnBoard(id: string): boolean {
    return this.#boxes.has(id)
  }

  /** Where a card lies; undefined for cards that are not on the board. */
  boxOf(id: string): Box | undefined {
    return this.#boxes.get(id)
  }

  /** Ids of the cards on the board that touch a box, in no order. */
  search(box: Box): string[] {
    return this.#index.search(box).map(({ id }) => id)
  }

  /** The topmost card at a point. */
  cardAt([x, y]: Point): string | null {
    const ids = this.search({ minX: x, minY: y, maxX: x, maxY: y })
    return ids.sort((a, b) => this.compareDepth(a, b)).at(-1) ?? null
  }

  /** Orders ids from the lowest card to the topmost: later cards lie on earlier ones, for everybody alike. */
  compareDepth(a: string, b: string): number {
    const difference = (this.#snapshots.get(a)?.createdAt ?? 0) - (this.#snapshots.get(b)?.createdAt ?? 0)
    return difference !== 0 ? difference : a < b ? -1 : 1
  }

  get cardCount(): number {
    return this.#boxes.size
  }

  /** Every card on the board, in no order. */
  *cardsOnBoard(): Generator<CardSnapshot> {
    for (const id of this.#boxes.keys()) yield this.#snapshots.get(id)!
  }

  /** The box around all cards; null for an empty board. */
  get bounds(): Box | null {
    const { minX, minY, maxX, maxY } = this.#index.toJSON() as Box
    return this.#boxes.size === 0 ? null : { minX, minY, maxX, maxY }
  }

  /** Cards in the bin that have a text, newest first. */
  get binned(): readonly CardSnapshot[] {
    this.#binned ??= [...this.#snapshots.values()]
      .filter((card) => card.deletedAt !== null && card.id !== this.#revealed && hasText(card))
      .sort((a, b) => b.deletedAt! - a.deletedAt!)
    return this.#binned
  }

  /** Shows one card although it is in the bin: the one that is just being written for the first time. */
  reveal(id: string | null): void {
    if (id === this.#revealed) return
    for (const changed of [this.#revealed, id]) if (changed !== null) this.#changed.add(changed)
    this.#revealed = id
    this.flush()
  }

  /** A card's height as it was laid out, in board units. */
  setHeight(id: string, height: number): void {
    const snapshot = this.#snapshots.get(id)
    const box = this.#boxes.get(id)
    if (snapshot === undefined || box === undefined) return
    this.#heights.set(id, { text: snapshot.text, height })
    if (Math.abs(box.maxY - box.minY - height) >= 1) this.#place(snapshot)
  }

  /** Any change of any card. */
  subscribe(listener: BoardListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  subscribeToCard(id: string, listener: CardListener): () => void {
    const listeners = this.#cardListeners.get(id) ?? new Set()
    this.#cardListeners.set(id, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0 && this.#cardListeners.get(id) === listeners) this.#cardListeners.delete(id)
    }
  }

  /** Takes up what changed now instead of before the next frame: after an act of this person. */
  flush(): void {
    if (this.#changed.size === 0) return
    const changed = this.#changed
    this.#changed = new Set()
    this.#binned = null
    for (const id of changed) this.#take(id)
    for (const id of changed) for (const listener of this.#cardListeners.get(id) ?? []) listener()
    for (const listener of this.#listeners) listener(changed)
  }

  readonly #onEvents = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    for (const event of events) {
      if ((event.target as unknown) === this.#cards) for (const id of event.keys.keys()) this.#changed.add(id)
      else this.#changed.add(cardIdOf(event.target, this.#cards as unknown as Y.AbstractType<unknown>)!)
    }
    if (this.#isScheduled) return
    this.#isScheduled = true
    this.#schedule(() => {
      this.#isScheduled = false
      this.flush()
    })
  }

  #take(id: string): void {
    const card = this.#cards.get(id)
    const snapshot = card === undefined ? null : takeSnapshot(id, card)
    if (snapshot === null) this.#snapshots.delete(id)
    else this.#snapshots.set(id, snapshot)
    const isOnBoard = snapshot !== null && (snapshot.deletedAt === null || id === this.#revealed)
    if (isOnBoard) return this.#place(snapshot)
    const box = this.#boxes.get(id)
    if (box === undefined) return
    this.#index.remove(box)
    this.#boxes.delete(id)
  }

  #place(snapshot: CardSnapshot): void {
    const old = this.#boxes.get(snapshot.id)
    if (old !== undefined) this.#index.remove(old)
    const box = this.#boxFor(snapshot)
    this.#boxes.set(snapshot.id, box)
    this.#index.insert(box)
  }

  #boxFor({ id, pos, text }: CardSnapshot): IndexedBox {
    const measured = this.#heights.get(id)
    const height = measured?.text === text ? measured.height : estimateHeight(text)
    return { id, ...boxAt(pos, CARD_WIDTH, height) }
  }
}
