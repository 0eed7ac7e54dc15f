/** The server's doc behind the real guard, and tablets that reach it. An update that the guard refuses fails the test. */
import * as Y from 'yjs'
import { checkUpdate, type GuardedDoc, guardDoc } from '../../../server/sync/guard/checkUpdate.ts'
import { ClientOwners } from '../../../server/sync/guard/clientOwners.ts'

export class GuardedServer {
  readonly doc = new Y.Doc()
  readonly #guarded: GuardedDoc = guardDoc(this.doc, new ClientOwners([], []))
  readonly #tablets: Y.Doc[] = []

  /** A participant's doc that sends each change at once and gets those of the others. */
  tablet(participant: string): Y.Doc {
    const tablet = new Y.Doc()
    Y.applyUpdate(tablet, Y.encodeStateAsUpdate(this.doc), this)
    tablet.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.send(participant, tablet, update)
    })
    this.#tablets.push(tablet)
    return tablet
  }

  send(participant: string, from: Y.Doc, update: Uint8Array): void {
    const verdict = checkUpdate(this.#guarded, update, { participant, editRefusal: () => null })
    if (!verdict.ok) throw new Error(`refused: ${verdict.reason} (${verdict.detail})`)
    Y.applyUpdate(this.doc, update)
    for (const other of this.#tablets) if (other !== from) Y.applyUpdate(other, update, this)
  }
}
