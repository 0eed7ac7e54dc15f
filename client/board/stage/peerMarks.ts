/** The others on the stage: a cursor with a name for each, and a ring with a name around what they carry or write in. From
 *  afar also a ring around what this person has selected. Elements lie on the screen, not on the board, and bear no
 *  transform: measured with 30 people, a transform in each mark cost 8 ms of compositing a frame, CPU not slowed. While the
 *  view is panned, only their layer moves. */
import type { CardTint } from '../../../shared/palette.ts'
import type { Desk } from '../desk.ts'
import { type Box, boxAt, type Point } from '../model/geometry.ts'
import type { Peer } from '../model/peers.ts'
import type { Camera, View } from './camera.ts'
import styles from './peerMarks.module.css'
import type { VisibleCards } from './visibleCards.ts'

/** What a mark says and in which hue, by participant id. */
export interface PeerLabels {
  nameOf(participant: string): string
  hueOf(participant: string): string
  writes(name: string): string
}

interface Mark {
  kind: 'cursor' | 'ring'
  /** On the board; a cursor's is a point. */
  box: Box
  hue: string
  name: string | null
  fill: CardTint | null
}

/** Marks are placed as far around the view; the layer is only moved until so much of that is used up. */
const MARGIN_PX = 400
const RE_PLACE_AFTER_PX = 300
const MAX_NAME_LENGTH = 24
const OWN_HUE = 'var(--focus)'

export class PeerMarks {
  readonly #root: HTMLElement
  readonly #desk: Desk
  readonly #camera: Camera
  readonly #visible: VisibleCards
  readonly #elements = new Map<string, HTMLElement>()
  readonly #stops: (() => void)[]
  #labels: PeerLabels | null = null
  #frame = 0
  /** The view for which the marks are placed. */
  #placedFor: View = { x: 0, y: 0, zoom: Number.NaN }

  constructor(root: HTMLElement, { desk, camera, visible }: { desk: Desk; camera: Camera; visible: VisibleCards }) {
    this.#root = root
    this.#desk = desk
    this.#camera = camera
    this.#visible = visible
    this.#stops = [
      desk.peers.subscribe(this.#schedule),
      desk.positions.subscribe(this.#schedule),
      desk.subscribe(this.#schedule),
      desk.store.subscribe(this.#schedule),
      camera.subscribe(this.#follow),
    ]
  }

  destroy(): void {
    for (const stop of this.#stops) stop()
    cancelAnimationFrame(this.#frame)
    this.#root.replaceChildren()
  }

  setLabels(labels: PeerLabels): void {
    this.#labels = labels
    this.#schedule()
  }

  readonly #schedule = (): void => {
    if (this.#frame !== 0) return
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0
      this.#draw()
    })
  }

  readonly #follow = (): void => {
    const { x, y, zoom } = this.#camera.view
    const placed = this.#placedFor
    const [dx, dy] = [x - placed.x, y - placed.y]
    this.#root.style.transform = `translate(${Math.round(dx)}px, ${Math.round(dy)}px)`
    const isFarOff = Math.abs(dx) > RE_PLACE_AFTER_PX || Math.abs(dy) > RE_PLACE_AFTER_PX
    if (isFarOff || zoom !== placed.zoom) this.#schedule()
  }

  #draw(): void {
    if (this.#labels === null) return
    this.#root.toggleAttribute('data-far', this.#visible.isFar)
    this.#placedFor = this.#camera.view
    this.#follow()
    const [width, height] = this.#camera.size
    const shown = new Set<string>()
    for (const [key, mark] of this.#marks(this.#labels)) {
      const [left, top] = this.#camera.toScreen([mark.box.minX, mark.box.minY])
      const [right, bottom] = this.#camera.toScreen([mark.box.maxX, mark.box.maxY])
      const isSeen = right > -MARGIN_PX && bottom > -MARGIN_PX && left < width + MARGIN_PX && top < height + MARGIN_PX
      if (!isSeen) continue
      shown.add(key)
      this.#place(key, mark, { left, top, width: right - left, height: bottom - top })
    }
    for (const [key, element] of this.#elements) {
      if (shown.has(key)) continue
      element.remove()
      this.#elements.delete(key)
    }
  }

  *#marks(labels: PeerLabels): Generator<[key: string, mark: Mark]> {
    for (const peer of this.#desk.peers.all) yield* this.#marksOf(peer, labels)
    if (!this.#visible.isFar) return
    for (const id of this.#desk.state.selected) {
      const ring = this.#ring(id, this.#desk.positions.of(id), { hue: OWN_HUE, name: null })
      if (ring !== null) yield [`own:${id}`, ring]
    }
  }

  *#marksOf(peer: Peer, { nameOf, hueOf, writes }: PeerLabels): Generator<[key: string, mark: Mark]> {
    const hue = hueOf(peer.participant)
    const name = shorten(nameOf(peer.participant))
    let named: string | null = name
    for (const [id, pos] of peer.carried) {
      const ring = this.#ring(id, pos, { hue, name: named })
      if (ring !== null) yield [`${peer.client}:carries:${id}`, ring]
      named = null
    }
    const card = peer.writing === null ? undefined : this.#desk.store.card(peer.writing)
    if (card !== undefined && card.deletedAt === null) {
      const ring = this.#ring(card.id, this.#desk.positions.of(card.id), { hue, name: writes(name) })
      if (ring !== null) yield [`${peer.client}:writes`, ring]
    }
    if (peer.cursor !== null && peer.carried.size === 0) {
      yield [`${peer.client}:points`, { kind: 'cursor', box: boxAt(peer.cursor, 0, 0), hue, name, fill: null }]
    }
  }

  #ring(id: string, pos: Point | null, { hue, name }: { hue: string; name: string | null }): Mark | null {
    const box = this.#desk.store.boxOf(id)
    const card = this.#desk.store.card(id)
    if (box === undefined || card === undefined || pos === null) return null
    return { kind: 'ring', box: boxAt(pos, box.maxX - box.minX, box.maxY - box.minY), hue, name, fill: card.color }
  }

  #place(key: string, mark: Mark, on: { left: number; top: number; width: number; height: number }): void {
    const element = this.#elements.get(key) ?? this.#add(key, mark.kind)
    const { style } = element
    style.left = `${Math.round(on.left)}px`
    style.top = `${Math.round(on.top)}px`
    if (mark.kind === 'ring') {
      style.width = `${Math.round(on.width)}px`
      style.height = `${Math.round(on.height)}px`
      const fill = mark.fill === null ? '' : `var(--tint-${mark.fill})`
      if (style.getPropertyValue('--fill') !== fill) style.setProperty('--fill', fill)
    }
    if (style.getPropertyValue('--peer') !== mark.hue) style.setProperty('--peer', mark.hue)
    const label = element.firstElementChild as HTMLElement
    if (label.textContent !== (mark.name ?? '')) label.textContent = mark.name
    label.hidden = mark.name === null
  }

  #add(key: string, kind: Mark['kind']): HTMLElement {
    const element = document.createElement('div')
    element.className = `${styles.mark} ${kind === 'cursor' ? styles.cursor : styles.ring}`
    const label = document.createElement('span')
    label.className = styles.name ?? ''
    element.append(label)
    this.#root.append(element)
    this.#elements.set(key, element)
    return element
  }
}

const shorten = (name: string): string =>
  name.length <= MAX_NAME_LENGTH ? name : `${name.slice(0, MAX_NAME_LENGTH - 1).trimEnd()}…`
