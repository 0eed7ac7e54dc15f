/** Which entry of a card's field will count once an update is in. Yjs keeps all entries of a key in one chain, and only the
 *  last counts: an update may delete the entry that counts only if another takes its place at the end.
 *  Without a rightOrigin (which no honest client writes for a key) Yjs' placing of an entry comes down to #insert().
 *  @see docs/SPEC.md BD4 */
import * as Y from 'yjs'
import type { DeleteRanges } from './decodeUpdate.ts'
import { isDeletedBy } from './deletes.ts'
import type { Parent } from './places.ts'
import { Refusal } from './refusal.ts'

interface Entry {
  client: number
  clock: number
  length: number
  origin: Y.ID | null
  isLiving: boolean
}

interface Chain {
  /** Entries, in order, as far to the left as they have been read. */
  entries: Entry[]
  /** The entry of the doc left of these; null when all have been read. */
  unread: Y.Item | null
}

/** Comparisons for one update. An honest one needs a few for each field that somebody else changed meanwhile. */
const MAX_COMPARISONS = 1_000_000

export class KeyChains {
  readonly #deletes: DeleteRanges
  readonly #chains = new Map<Parent, Map<string, Chain>>()
  #comparisons = 0

  constructor(deletes: DeleteRanges) {
    this.#deletes = deletes
  }

  /** Puts a new entry into its chain. Entries come in the order of arrange(). */
  add(card: Parent, key: string, item: Y.Item): void {
    if (item.rightOrigin !== null) throw new Refusal('invalid-record', 'field before a field')
    const chain = this.#chain(card, key)
    const entry = entryOf(item, !isDeletedBy(item, this.#deletes) && !(item.content instanceof Y.ContentDeleted))
    if (isBehind(chain.entries.at(-1), entry)) chain.entries.push(entry)
    else this.#insert(chain, entry)
  }

  /** An entry that the update deletes. */
  delete(card: Parent, key: string): void {
    this.#chain(card, key)
  }

  /** Whether every key that was touched ends with a living entry. */
  get areLiving(): boolean {
    for (const chains of this.#chains.values()) {
      for (const { entries } of chains.values()) if (entries.at(-1)?.isLiving !== true) return false
    }
    return true
  }

  hasKeys(card: Parent, keys: readonly string[]): boolean {
    const chains = this.#chains.get(card)
    return keys.every((key) => chains?.has(key))
  }

  #chain(card: Parent, key: string): Chain {
    const chains = this.#chains.get(card) ?? new Map<string, Chain>()
    this.#chains.set(card, chains)
    let chain = chains.get(key)
    if (chain === undefined) {
      const last = card.type?._map.get(key)
      chain = { entries: last === undefined ? [] : [this.#inDoc(last)], unread: last?.left ?? null }
      chains.set(key, chain)
    }
    return chain
  }

  /** Yjs' Item.integrate for entries without a rightOrigin. */
  #insert(chain: Chain, entry: Entry): void {
    const { entries } = chain
    const origin = this.#findOrigin(chain, entry.origin)
    let place = origin + 1
    for (let index = place; index < entries.length; index++) {
      const other = entries[index]!
      // Ids, not entries: of a run of older values, one can be the origin of this and another that of the other.
      if (Y.compareIDs(other.origin, entry.origin)) {
        if (other.client >= entry.client) break
        place = index + 1
        continue
      }
      const otherOrigin = this.#find(entries, other.origin)
      if (otherOrigin <= origin) break
      if (otherOrigin < place) place = index + 1
    }
    entries.splice(place, 0, entry)
  }

  /** Where the entry with this id is, as the last of its run; -1 for null. Reads the chain up to there. */
  #findOrigin(chain: Chain, id: Y.ID | null): number {
    let index = this.#find(chain.entries, id)
    while (index === -1 && chain.unread !== null) {
      this.#count(1)
      chain.entries.unshift(this.#inDoc(chain.unread))
      chain.unread = chain.unread.left
      if (holds(chain.entries[0]!, id)) index = 0
    }
    if (index !== -1) splitAt(chain.entries, index, id!)
    return index
  }

  #find(entries: Entry[], id: Y.ID | null): number {
    if (id === null) return -1
    const index = entries.findLastIndex((entry) => holds(entry, id))
    this.#count(entries.length - Math.max(index, 0))
    return index
  }

  #count(comparisons: number): void {
    this.#comparisons += comparisons
    if (this.#comparisons > MAX_COMPARISONS) throw new Refusal('too-large', 'concurrent fields')
  }

  #inDoc(item: Y.Item): Entry {
    return entryOf(item, !item.deleted && !isDeletedBy(item, this.#deletes))
  }
}

const entryOf = ({ id, length, origin }: Y.Item, isLiving: boolean): Entry => ({ ...id, length, origin, isLiving })

const isBehind = (last: Entry | undefined, { origin }: Entry): boolean =>
  last === undefined ? origin === null : origin?.client === last.client && origin.clock === last.clock + last.length - 1

const holds = ({ client, clock, length }: Entry, id: Y.ID | null): boolean =>
  id !== null && id.client === client && id.clock >= clock && id.clock < clock + length

/** The entry ends with `last`; the rest becomes one of its own. */
function splitAt(entries: Entry[], index: number, last: Y.ID): void {
  const entry = entries[index]!
  const length = last.clock - entry.clock + 1
  if (length === entry.length) return
  const rest = { ...entry, clock: entry.clock + length, length: entry.length - length, origin: last }
  entries.splice(index, 1, { ...entry, length }, rest)
}
