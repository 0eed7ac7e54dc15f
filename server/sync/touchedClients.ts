/** Makes the cost of a tick follow what the tick touches, not every clientID that the doc has ever seen. Yjs walks over all
 *  of them six times a transaction, and every page load makes a new one: 1.8 ms a tick at 5,000.
 *  Yjs looks a client's structs up before it adds to them; whom it has not looked up in a transaction is as it was before.
 *  So within `transact` the walks see only the clients that were looked up.  Used by the room for its ticks. */
import * as Y from 'yjs'

type Structs = (Y.GC | Y.Item)[]

const endOf = (structs: Structs | undefined): number => {
  const last = structs?.at(-1)
  return last === undefined ? 0 : last.id.clock + last.length
}

/** clientID → clock before the transaction: kept of those that were looked up, as it still is of the others. */
class StateBefore extends Map<number, number> {
  readonly #clockOf: (client: number) => number

  constructor(clockOf: (client: number) => number) {
    super()
    this.#clockOf = clockOf
  }

  override get(client: number): number {
    return super.get(client) ?? this.#clockOf(client)
  }
}

export class TouchedClients extends Map<number, Structs> {
  #before: StateBefore | null = null

  /** Takes the place of a doc's own map of structs. */
  static of({ store }: Y.Doc): TouchedClients {
    const clients = new TouchedClients(store.clients)
    store.clients = clients
    return clients
  }

  override get(client: number): Structs | undefined {
    const structs = super.get(client)
    if (this.#before !== null && !this.#before.has(client)) this.#before.set(client, endOf(structs))
    return structs
  }

  override forEach(visit: (structs: Structs, client: number, map: Map<number, Structs>) => void): void {
    if (this.#before === null) return super.forEach(visit)
    for (const client of this.#before.keys()) {
      const structs = super.get(client)
      if (structs !== undefined) visit(structs, client, this)
    }
  }

  /** One transaction of this doc. Within it the doc must not be encoded, but by `whole`. */
  transact(doc: Y.Doc, change: () => void, origin: unknown): void {
    const before = new StateBefore((client) => endOf(super.get(client)))
    this.#before = before
    try {
      doc.transact((transaction) => {
        transaction.beforeState = before
        change()
      }, origin)
    } finally {
      this.#before = null
    }
  }

  /** Reads the doc in full, also within a transaction. */
  whole<T>(read: () => T): T {
    const before = this.#before
    this.#before = null
    try {
      return read()
    } finally {
      this.#before = before
    }
  }
}
