/** What an update does to whole cards: new ones come complete, with the sender as their author; old ones keep their author,
 *  their body and every field.  @see docs/SPEC.md BD1–BD4 */
import * as Y from 'yjs'
import { CARD_BODY, CARD_SET_ONCE, cardFields } from '../../../shared/board/card.ts'
import type { Parent } from './places.ts'
import { Refusal } from './refusal.ts'
import type { Slot } from './slots.ts'

const REQUIRED_KEYS: readonly string[] = [...Object.keys(cardFields), CARD_BODY]

export class CardChecks {
  readonly #participant: string
  readonly #newCards = new Set<Parent>()
  /** Keys that the update sets and does not delete again. */
  readonly #liveKeys = new Map<Parent, Set<string>>()
  readonly #setOnce = new Map<Parent, Set<string>>()

  constructor(participant: string) {
    this.#participant = participant
  }

  /** A card that comes with the update. @throws Refusal when it is in the doc already or leaves with the same update. */
  addCard(card: Parent, options: { exists: boolean; isDeleted: boolean }): void {
    if (options.exists) throw new Refusal('invalid-record', 'card exists')
    if (options.isDeleted) throw new Refusal('invalid-record', 'a card is never removed')
    this.#newCards.add(card)
  }

  /** A key of a card that the update sets. `key` is a field or the body: the content check has seen it. */
  setKey(item: Y.Item, { parent, key }: Slot, isDeleted: boolean): void {
    if (key === null) throw new Refusal('invalid-record', 'field')
    if (key === CARD_BODY || CARD_SET_ONCE.has(key)) this.#checkSetOnce(parent, key)
    if (isDeleted || item.content instanceof Y.ContentDeleted) return
    const isAuthor = key === 'author'
    if (isAuthor && (item.content as Y.ContentAny).arr[0] !== this.#participant)
      throw new Refusal('invalid-record', 'author')
    keysOf(this.#liveKeys, parent).add(key)
  }

  /** An item that the update deletes. Values may only be replaced, never taken away. */
  deleteItem({ parent, key }: Slot): void {
    if (parent.place.kind === 'cards') throw new Refusal('invalid-record', 'a card is never removed')
    if (parent.place.kind !== 'card' || key === null) return
    if (key === CARD_BODY || !this.#liveKeys.get(parent)?.has(key)) throw new Refusal('invalid-record', 'field removed')
  }

  /** @throws Refusal when a new card lacks something. */
  finish(): void {
    for (const card of this.#newCards) {
      const keys = this.#liveKeys.get(card)
      if (!REQUIRED_KEYS.every((key) => keys?.has(key))) throw new Refusal('invalid-record', 'incomplete card')
    }
  }

  #checkSetOnce(card: Parent, key: string): void {
    const seen = keysOf(this.#setOnce, card)
    if (!card.isNew || seen.has(key)) throw new Refusal('invalid-record', `${key} is set once`)
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
