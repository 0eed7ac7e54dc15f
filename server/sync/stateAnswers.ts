/** Tells those who come in what the doc holds: step 1 and step 2 of the sync protocol. A whole table comes in at once, on
 *  tablets that have nothing yet, so what they get is encoded once; who knows a part costs a walk through the whole doc.
 *  Used by the room, after its tick is on disk. */
import { performance } from 'node:perf_hooks'
import * as Y from 'yjs'
import type { Connection } from './connection.ts'
import type { ClientOwners } from './guard/clientOwners.ts'
import { step1Frame, step2Frame } from './wire.ts'

export class StateAnswers {
  readonly #doc: Y.Doc
  readonly #owners: ClientOwners
  /** State vectors to answer. One a connection: asking again costs nothing. */
  readonly #asked = new Map<Connection, Uint8Array>()
  #stateVectorFrame: Buffer | null = null
  #wholeStateFrame: Buffer | null = null

  constructor(doc: Y.Doc, owners: ClientOwners) {
    this.#doc = doc
    this.#owners = owners
  }

  /** An update that holds the whole doc, as the log has it: encoding it again would take as long as reading it did. */
  remember(wholeState: Uint8Array): void {
    this.#wholeStateFrame = step2Frame(wholeState)
  }

  /** The doc has changed. */
  forget(): void {
    this.#stateVectorFrame = this.#wholeStateFrame = null
  }

  get stateVectorFrame(): Buffer {
    this.#stateVectorFrame ??= step1Frame(Y.encodeStateVector(this.#doc))
    return this.#stateVectorFrame
  }

  ask(connection: Connection, stateVector: Uint8Array): void {
    this.#asked.set(connection, stateVector)
  }

  clear(): void {
    this.#asked.clear()
  }

  /** Answers as many as fit into the time.
   *  @param deadline of performance.now(). @param onAnswered told of each who got an answer.
   *  @returns false when some still wait. */
  answer(deadline: number, onAnswered: (connection: Connection) => void): boolean {
    for (const [connection, stateVector] of this.#asked) {
      this.#asked.delete(connection)
      if (this.#answerOne(connection, stateVector)) onAnswered(connection)
      if (performance.now() > deadline) break
    }
    return this.#asked.size === 0
  }

  #answerOne(connection: Connection, stateVector: Uint8Array): boolean {
    if (connection.isClosed) return false
    const known = decodeStateVector(stateVector)
    if (known === null) {
      connection.close('malformed', 'state vector')
      return false
    }
    for (const client of known.keys()) {
      if (!this.#owners.isRetired(client)) continue
      connection.close('epoch-changed')
      return false
    }
    connection.send(known.size === 0 ? this.#wholeState() : step2Frame(Y.encodeStateAsUpdate(this.#doc, stateVector)))
    return true
  }

  #wholeState(): Buffer {
    this.#wholeStateFrame ??= step2Frame(Y.encodeStateAsUpdate(this.#doc))
    return this.#wholeStateFrame
  }
}

function decodeStateVector(bytes: Uint8Array): Map<number, number> | null {
  try {
    return Y.decodeStateVector(bytes)
  } catch {
    // lib0 throws on bytes that end too early.
    return null
  }
}
