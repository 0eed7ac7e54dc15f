/** Makes the cost of a tick follow what the tick touches, not every clientID that the doc has ever seen. Yjs walks over all
 *  of them six times a transaction, and every page load makes a new one: 1.8 ms a tick at 5,000.
 *  Yjs looks a client's structs up before it adds to them; whom it has not looked up in a transaction is as it was before.
 *  So within `transact` the walks see only the clients that were looked up.  Used by the room for its ticks. */
import type * as Y from 'yjs'

type Structs = (Y.GC | Y.Item)[]

/** clientID → clock before the transaction, and no entry for whom nobody knew. Walks see only those that were looked up;
 *  the others are as they were. */
class StateBefore extends Map<number, number> {
  readonly touched = new Set<number>()
  readonly #clockNow: (client: number) => number | undefined

  constructor(clockNow: (client: number) => number | undefined) {
    super()
    this.#clockNow = clockNow
  }

  touch(client: number): void {
    if (this.touched.has(client)) return
    this.touched.add(client)
    const clock = this.#clockNow(client)
    if (clock !== undefined) this.set(client, clock)
  }

  override get(client: number): number | undefined {
    return this.touched.has(client) ? super.get(client) : this.#clockNow(client)
  }

  override has(client: number): boolean {
    return this.get(client) !== undefined
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
    this.#before?.touch(client)
    return super.get(client)
  }

  override forEach(visit: (structs: Structs, client: number, map: Map<number, Structs>) => void): void {
    if (this.#before === null) return super.forEach(visit)
    for (const client of this.#before.touched) {
      const structs = super.get(client)
      if (structs !== undefined) visit(structs, client, this)
    }
  }

  /** One transaction of this doc. Within it the doc must not be encoded, but by `whole`. */
  transact(doc: Y.Doc, change: () => void, origin: unknown): void {
    const before = new StateBefore((client) => this.#clockOf(client))
    // Yjs looks at this one to notice somebody else writing in its name.
    before.touch(doc.clientID)
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

  #clockOf(client: number): number | undefined {
    const last = super.get(client)?.at(-1)
    return last && last.id.clock + last.length
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
