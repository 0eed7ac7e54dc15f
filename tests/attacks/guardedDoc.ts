/** A doc behind the guard without sockets: for what the guard decides, and for how long it takes. */
import * as Y from 'yjs'
import { checkUpdate, type GuardedDoc, type Verdict } from '../../server/sync/guard/checkUpdate.ts'
import { ClientOwners } from '../../server/sync/guard/clientOwners.ts'
import { Places } from '../../server/sync/guard/places.ts'

export class GuardedBoard {
  readonly doc = new Y.Doc()
  readonly #guarded: GuardedDoc = { doc: this.doc, owners: new ClientOwners([], []), places: new Places(this.doc) }

  /** Judges an update and, when it is let through, applies it: what the room does. */
  receive(participant: string, update: Uint8Array): Verdict {
    const verdict = this.judge(participant, update)
    if (verdict.ok) Y.applyUpdate(this.doc, update)
    return verdict
  }

  judge(participant: string, update: Uint8Array): Verdict {
    return checkUpdate(this.#guarded, update, { participant, editRefusal: () => null })
  }
}
