/** Finds the slot of each item of an update: below which parent and under which key it will stand. Most items do not say
 *  it themselves, they name a neighbour; so this follows neighbours through the doc and through the update.
 *  Items must be asked for in the order of arrange(). */
import * as Y from 'yjs'
import type { Struct } from './decodeUpdate.ts'
import { type Parent, type Places, placeOf } from './places.ts'
import { Refusal } from './refusal.ts'

export interface Slot {
  parent: Parent
  /** Key in a map or name of an attribute; null in lists and texts. */
  key: string | null
}

export class Slots {
  readonly #store: Y.Doc['store']
  readonly #places: Places
  readonly #structsByClient: ReadonlyMap<number, Struct[]>
  /** null: will become garbage, because what it stands in is gone. */
  readonly #slots = new Map<Struct, Slot | null>()
  readonly #newParents = new Map<Y.Item, Parent | null>()

  constructor(store: Y.Doc['store'], places: Places, structsByClient: ReadonlyMap<number, Struct[]>) {
    this.#store = store
    this.#places = places
    this.#structsByClient = structsByClient
  }

  /** Resolves an item that is new to the doc, and the type that it brings. @throws Refusal */
  resolve(item: Y.Item): Slot | null {
    const slot = this.#find(item)
    this.#slots.set(item, slot)
    if (item.content instanceof Y.ContentType) this.#newParents.set(item, slot && newParent(item.content, slot))
    return slot
  }

  /** The slot of an item of this update that was resolved before. */
  known(item: Y.Item): Slot | null {
    return this.#slots.get(item) ?? null
  }

  /** The parent that a resolved item brings; null when it brings none or will be garbage. */
  broughtBy(item: Y.Item): Parent | null {
    return this.#newParents.get(item) ?? null
  }

  /** The slot of an item that is in the doc. */
  inDoc(item: Y.Item): Slot {
    return { parent: this.#places.of(item.parent as Y.AbstractType<unknown>), key: item.parentSub }
  }

  #find(item: Y.Item): Slot | null {
    const left = item.origin && this.at(item.origin)
    const right = item.rightOrigin && this.at(item.rightOrigin)
    if (item.origin !== null && item.rightOrigin !== null) {
      // Garbage on one side only would live, unread, when the log is read again: nothing is garbage yet then.
      if (left?.parent !== right?.parent || left?.key !== right?.key) {
        throw new Refusal('dangling-reference', 'between two places')
      }
      return left
    }
    if (item.origin !== null || item.rightOrigin !== null) return left ?? right
    const parent = item.parent as Y.ID | string | null
    const found = typeof parent === 'string' ? this.#places.root(parent) : parent && this.#parentAt(parent)
    return found && { parent: found, key: item.parentSub }
  }

  /** The slot of an item of the doc, or of one of this update that was resolved before. */
  at(id: Y.ID): Slot | null {
    const struct = this.structAt(id)
    if (!(struct instanceof Y.Item)) return null
    return this.isInDoc(id) ? this.inDoc(struct) : this.known(struct)
  }

  #parentAt(id: Y.ID): Parent | null {
    const struct = this.structAt(id)
    // Garbage, or a node that somebody deleted meanwhile: what is put into it becomes garbage too.
    if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) return null
    if (!(struct.content instanceof Y.ContentType)) throw new Refusal('dangling-reference', 'parent is no type')
    return this.isInDoc(id) ? this.#places.of(struct.content.type) : this.broughtBy(struct)
  }

  /** Whether the doc has it already. */
  isInDoc(id: Y.ID): boolean {
    return id.clock < Y.getState(this.#store, id.client)
  }

  /** The struct that holds an id, in the doc or in the update. */
  structAt(id: Y.ID): Struct {
    const structs = this.isInDoc(id) ? this.#store.clients.get(id.client) : this.#structsByClient.get(id.client)
    // arrange() has seen that it exists.
    return structs![Y.findIndexSS(structs!, id.clock)]!
  }
}

function newParent(content: Y.ContentType, slot: Slot): Parent {
  return { place: placeOf(content.type, slot.parent.place, slot.key), type: null }
}
