/** The canvases behind the tiles, used again and again: a canvas that is new to the compositor costs a slow tablet 20 ms
 *  (CPU slowed 4 times), one that is only shown elsewhere costs next to nothing. */
import { TILE_PX, type TilePlace } from './tileGrid.ts'

/** A finer canvas costs more than one sees from afar. */
const MAX_PIXEL_RATIO = 1.5

export interface TileCanvas {
  canvas: HTMLCanvasElement
  /** Its unit is one CSS pixel. */
  context: CanvasRenderingContext2D
}

export class TileCanvases {
  readonly #pixelRatio = Math.min(MAX_PIXEL_RATIO, window.devicePixelRatio)
  readonly #spare: TileCanvas[] = []

  /** A canvas at a tile's place below an element; what is on it is to be drawn over. */
  take(parent: HTMLElement, { column, row }: TilePlace): TileCanvas {
    const taken = this.#spare.pop() ?? this.#make()
    const { canvas } = taken
    canvas.style.left = `${column * TILE_PX}px`
    canvas.style.top = `${row * TILE_PX}px`
    canvas.hidden = false
    if (canvas.parentElement !== parent) parent.append(canvas)
    return taken
  }

  giveBack({ canvas, context }: TileCanvas): void {
    canvas.hidden = true
    this.#spare.push({ canvas, context })
  }

  #make(): TileCanvas {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = TILE_PX * this.#pixelRatio
    const context = canvas.getContext('2d')!
    context.scale(this.#pixelRatio, this.#pixelRatio)
    return { canvas, context }
  }
}
