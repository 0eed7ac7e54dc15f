/** Where in its list each item of an update will stand: Yjs' Item.integrate on a sketch, before anything is applied. From it
 *  the guard knows which value of a field will count, and what the placing will cost.
 *  Items come in the order of arrange(), and without what will be garbage.  @see docs/SPEC.md GD4, BD4 */
import * as Y from 'yjs'
import type { Effort } from './effort.ts'
import type { Parent } from './places.ts'
import { Refusal } from './refusal.ts'
import type { Slot, Slots } from './slots.ts'

/** A part of an item of the doc or of the update, as Yjs will have cut it. */
interface Piece {
  item: Y.Item
  id: Y.ID
  length: number
  /** undefined: what the doc has there. */
  right: Piece | null | undefined
}

/** A list, or all values of one key. */
interface List {
  slot: Slot
  /** Set once the update changes it. */
  first?: Piece
  last?: Piece
}

/** Both as Yjs' integrate() has them; null at the ends. */
interface Neighbours {
  left: Piece | null
  right: Piece | null
}

export class Order {
  readonly #slots: Slots
  readonly #effort: Effort
  readonly #pieces = new Map<Y.Item, Piece[]>()
  readonly #lists = new Map<Parent, Map<string | null, List>>()

  constructor(slots: Slots, effort: Effort) {
    this.#slots = slots
    this.#effort = effort
  }

  /** Puts an item of the update into its list. @throws Refusal when its neighbours cannot have been neighbours. */
  place(item: Y.Item, slot: Slot): void {
    const list = this.#list(slot)
    const right = item.rightOrigin && this.#beginningWith(item.rightOrigin)
    const left = item.origin && this.#endingWith(item.origin)
    const before = this.#findPlace(item, { left, right, list })
    const after = before === null ? this.#first(list) : this.#rightOf(before)
    const piece: Piece = { item, id: item.id, length: item.length, right: after }
    this.#pieces.set(item, [piece])
    if (before === null) list.first = piece
    else before.right = piece
    if (after === null) list.last = piece
  }

  /** Of all values of a key, the item whose value will count; null when there is none. */
  last({ parent, key }: Slot): Y.Item | null {
    return this.#lists.get(parent)?.get(key)?.last?.item ?? parent.type?._map.get(key!) ?? null
  }

  /** Yjs' Item.integrate. @returns the piece after which the item goes, null for the beginning. */
  #findPlace(item: Y.Item, { left, right, list }: Neighbours & { list: List }): Piece | null {
    let place = left
    let next = left === null ? this.#first(list) : this.#rightOf(left)
    if (next === right) return place
    this.#checkNeighbours({ left, right, next })
    const passed = new Set<Piece>()
    const conflicting = new Set<Piece>()
    for (; next !== null && next !== right; next = this.#rightOf(next)) {
      this.#effort.walk()
      passed.add(next)
      conflicting.add(next)
      const origin = originOf(next)
      if (Y.compareIDs(item.origin, origin)) {
        if (next.id.client >= item.id.client) {
          if (Y.compareIDs(item.rightOrigin, next.item.rightOrigin)) break
          continue
        }
      } else {
        const piece = origin && this.#holding(origin)
        if (piece === null || !passed.has(piece)) break
        if (conflicting.has(piece)) continue
      }
      place = next
      conflicting.clear()
    }
    return place
  }

  /** When an honest item was put between its neighbours they stood next to each other: what is between them now came later,
   *  and is no neighbour of theirs. Of others, two honest peers can make two different lists. */
  #checkNeighbours({ left, right, next }: Neighbours & { next: Piece | null }): void {
    const before = right && originOf(right)
    const after = left?.item.rightOrigin ?? null
    if ((left === null && before !== null) || (right === null && after !== null)) throw neverNeighbours()
    if (right === null) return
    for (let between = next; between !== right; between = this.#rightOf(between)) {
      if (between === null || holds(between, before) || holds(between, after)) throw neverNeighbours()
      this.#effort.pass()
    }
  }

  #list(slot: Slot): List {
    const lists = this.#lists.get(slot.parent) ?? new Map<string | null, List>()
    this.#lists.set(slot.parent, lists)
    const list = lists.get(slot.key) ?? { slot }
    lists.set(slot.key, list)
    return list
  }

  #first({ first, slot: { parent, key } }: List): Piece | null {
    if (first !== undefined) return first
    let item = (key === null ? parent.type?._start : parent.type?._map.get(key)) ?? null
    for (; key !== null && item?.left; item = item.left) this.#effort.pass()
    return item && this.#piecesOf(item)[0]!
  }

  #rightOf({ item, right }: Piece): Piece | null {
    if (right !== undefined) return right
    return item.right && this.#piecesOf(item.right as Y.Item)[0]!
  }

  #endingWith(id: Y.ID): Piece {
    const piece = this.#holding(id)
    if (id.clock < piece.id.clock + piece.length - 1) this.#cut(piece, id.clock + 1)
    return piece
  }

  #beginningWith(id: Y.ID): Piece {
    const piece = this.#holding(id)
    return id.clock === piece.id.clock ? piece : this.#cut(piece, id.clock)
  }

  #holding(id: Y.ID): Piece {
    const pieces = this.#piecesOf(this.#slots.structAt(id) as Y.Item)
    return pieces.length === 1 ? pieces[0]! : pieces[indexOf(pieces, id.clock)]!
  }

  #piecesOf(item: Y.Item): Piece[] {
    let pieces = this.#pieces.get(item)
    if (pieces === undefined) {
      pieces = [{ item, id: item.id, length: item.length, right: undefined }]
      this.#pieces.set(item, pieces)
    }
    return pieces
  }

  /** @returns the part from this clock on. */
  #cut(piece: Piece, clock: number): Piece {
    const { item, id, right } = piece
    const rest: Piece = {
      item,
      id: Y.createID(id.client, clock),
      length: id.clock + piece.length - clock,
      right,
    }
    piece.length = clock - id.clock
    piece.right = rest
    const pieces = this.#piecesOf(item)
    pieces.splice(indexOf(pieces, id.clock) + 1, 0, rest)
    this.#effort.cut(id.client)
    return rest
  }
}

const neverNeighbours = (): Refusal => new Refusal('dangling-reference', 'neighbours that never were')

const originOf = ({ item, id }: Piece): Y.ID | null =>
  id.clock === item.id.clock ? item.origin : Y.createID(id.client, id.clock - 1)

const holds = ({ id, length }: Piece, other: Y.ID | null): boolean =>
  other !== null && other.client === id.client && other.clock >= id.clock && other.clock < id.clock + length

/** Pieces have what Yjs' search looks at. */
const indexOf = (pieces: Piece[], clock: number): number => Y.findIndexSS(pieces as unknown as Y.Item[], clock)
