/** Makes the cost of a tick follow what the tick touches, not every clientID that the doc has ever seen. Yjs walks over all
 *  of them six times a transaction, and every page load makes a new one: 1.8 ms a tick at 5,000.
 *  Yjs looks a client's structs up before it adds to them; whom it has not looked up in a transaction is as it was before.
 *  So within `transact` the walks see only the clients that were looked up.  Used by the room for its ticks. */
import type * as Y from 'yjs'

type Structs = (Y.GC | Y.Item)[]

const endOf = (structs: Structs | undefined): number => {
  const last = structs?.at(-1)
  return last === undefined ? 0 : last.id.clock + last.length
}

/** clientID → clock before the transaction: noted of those that were looked up, as it still is of the others. */
class StateBefore extends Map<number, number> {
  readonly #clockNow: (client: number) => number

  constructor(clockNow: (client: number) => number) {
    super()
    this.#clockNow = clockNow
  }

  note(client: number): void {
    if (!super.has(client)) this.set(client, this.#clockNow(client))
  }

  override get(client: number): number {
    return super.get(client) ?? this.#clockNow(client)
  }

  override has(client: number): boolean {
    return super.has(client) || this.#clockNow(client) > 0
  }
}

export class TouchedClients extends Map<number, Structs> {
  #before: StateBefore | null = null

  /** Takes the place of a doc's own map of structs. */
  static of(doc: Y.Doc): TouchedClients {
    const { store } = doc
    const clients = new TouchedClients(store.clients)
    store.clients = clients
    // Yjs tidies formatting in a transaction of its own, within the one that it follows: that one sees everything.
    doc.on('afterTransaction', (transaction: Y.Transaction) => {
      if (transaction._needFormattingCleanup) clients.#before = null
    })
    return clients
  }

  override get(client: number): Structs | undefined {
    this.#before?.note(client)
    return super.get(client)
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
    // Yjs compares this one to notice somebody else writing in its name.
    before.note(doc.clientID)
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
