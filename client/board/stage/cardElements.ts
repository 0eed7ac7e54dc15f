/** The elements of the cards that stand in the DOM. Places and marks them without React: a card that moves or is selected
 *  is not rendered anew. Measures them all with one observer. */
import type { BoardStore } from '../model/boardStore.ts'
import type { LivePositions } from './livePositions.ts'

/** Shown by CardView.module.css as data attributes. */
export type CardMark = 'selected' | 'lifted' | 'unsaved' | 'writing'

export class CardElements {
  readonly #positions: LivePositions
  readonly #elements = new Map<string, HTMLElement>()
  readonly #marked = new Map<CardMark, ReadonlySet<string>>()
  readonly #sizes: ResizeObserver
  readonly #stops: (() => void)[]
  #awaitsFocus: string | null = null

  constructor(store: BoardStore, positions: LivePositions) {
    this.#positions = positions
    this.#sizes = new ResizeObserver((entries) => {
      for (const { target, borderBoxSize } of entries) {
        const id = (target as HTMLElement).dataset.card
        const height = borderBoxSize[0]?.blockSize ?? 0
        if (id !== undefined && height > 0) store.setHeight(id, height)
      }
    })
    this.#stops = [
      positions.subscribe((changed) => this.#placeAll(changed)),
      store.subscribe((changed) => this.#placeAll(changed)),
    ]
  }

  destroy(): void {
    for (const stop of this.#stops) stop()
    this.#sizes.disconnect()
  }

  /** @returns the way to take the element away again. */
  attach(id: string, element: HTMLElement): () => void {
    this.#elements.set(id, element)
    this.#place(id)
    for (const [mark, ids] of this.#marked) if (ids.has(id)) element.setAttribute(`data-${mark}`, '')
    this.#sizes.observe(element)
    if (this.#awaitsFocus === id) this.focus(id)
    return () => {
      this.#elements.delete(id)
      this.#sizes.unobserve(element)
    }
  }

  get(id: string): HTMLElement | undefined {
    return this.#elements.get(id)
  }

  /** Focuses a card, as soon as it stands in the DOM. */
  focus(id: string | null): void {
    const element = id === null ? undefined : this.#elements.get(id)
    this.#awaitsFocus = element === undefined ? id : null
    element?.focus({ preventScroll: true })
  }

  /** Marks exactly these cards. */
  mark(mark: CardMark, ids: ReadonlySet<string>): void {
    const before = this.#marked.get(mark)
    this.#marked.set(mark, ids)
    for (const id of before ?? []) if (!ids.has(id)) this.#elements.get(id)?.removeAttribute(`data-${mark}`)
    for (const id of ids) if (!before?.has(id)) this.#elements.get(id)?.setAttribute(`data-${mark}`, '')
  }

  #placeAll(ids: Iterable<string>): void {
    for (const id of ids) this.#place(id)
  }

  #place(id: string): void {
    const element = this.#elements.get(id)
    const position = element === undefined ? null : this.#positions.of(id)
    if (position === null) return
    // Not a transform: each would be a paint chunk of its own, and 200 of them cost 10 ms a frame on a slow tablet.
    element!.style.left = `${position[0]}px`
    element!.style.top = `${position[1]}px`
  }
}
