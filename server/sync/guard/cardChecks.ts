/** What an update does to whole cards: new ones come complete, with the sender as their author; old ones keep their author,
 *  their body and every field.  @see docs/SPEC.md BD1–BD4 */
import type * as Y from 'yjs'
import { CARD_BODY, CARD_SET_ONCE, cardFields } from '../../../shared/board/card.ts'
import type { DeleteRanges } from './decodeUpdate.ts'
import { KeyChains } from './keyChains.ts'
import type { Parent } from './places.ts'
import { Refusal } from './refusal.ts'
import type { Slot } from './slots.ts'

const REQUIRED_KEYS: readonly string[] = [...Object.keys(cardFields), CARD_BODY]

export class CardChecks {
  readonly #participant: string
  readonly #keyChains: KeyChains
  readonly #newCards = new Set<Parent>()
  readonly #setOnce = new Map<Parent, Set<string>>()

  constructor(participant: string, deletes: DeleteRanges) {
    this.#participant = participant
    this.#keyChains = new KeyChains(deletes)
  }

  /** A card that comes with the update. @throws Refusal when it is in the doc already or leaves with the same update. */
  addCard(card: Parent, options: { exists: boolean; isDeleted: boolean }): void {
    if (options.exists) throw new Refusal('invalid-record', 'card exists')
    if (options.isDeleted) throw new Refusal('invalid-record', 'a card is never removed')
    this.#newCards.add(card)
  }

  /** A key of a card that the update sets. `key` is a field or the body: the content check has seen it. */
  setKey(item: Y.Item, { parent, key }: Slot): void {
    if (key === null) throw new Refusal('invalid-record', 'field')
    if (key === CARD_BODY || CARD_SET_ONCE.has(key)) this.#checkSetOnce(parent, key)
    if (key === 'author' && (item.content as Y.ContentAny).arr?.[0] !== this.#participant)
      throw new Refusal('invalid-record', 'author')
    this.#keyChains.add(parent, key, item)
  }

  /** An item that the update deletes. Values may only be replaced, never taken away. */
  deleteItem({ parent, key }: Slot): void {
    if (parent.place.kind === 'cards') throw new Refusal('invalid-record', 'a card is never removed')
    if (parent.place.kind !== 'card' || key === null) return
    if (key === CARD_BODY) throw new Refusal('invalid-record', 'field removed')
    this.#keyChains.delete(parent, key)
  }

  /** @throws Refusal when a card lacks something. */
  finish(): void {
    if (!this.#keyChains.areLiving) throw new Refusal('invalid-record', 'field removed')
    for (const card of this.#newCards) {
      if (!this.#keyChains.hasKeys(card, REQUIRED_KEYS)) throw new Refusal('invalid-record', 'incomplete card')
    }
  }

  #checkSetOnce(card: Parent, key: string): void {
    const seen = keysOf(this.#setOnce, card)
    if (card.type !== null || seen.has(key)) throw new Refusal('invalid-record', `${key} is set once`)
    seen.add(key)
  }
}

function keysOf(map: Map<Parent, Set<string>>, parent: Parent): Set<string> {
  let keys = map.get(parent)
  if (keys === undefined) {
    keys = new Set()
    map.set(parent, keys)
  }
  return keys
}
