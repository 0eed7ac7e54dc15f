/** A doc behind the guard without sockets: for what the guard decides, and for how long it takes. */
import { expect } from 'vitest'
import * as Y from 'yjs'
import { checkUpdate, type GuardedDoc, guardDoc, type Verdict } from '../../server/sync/guard/checkUpdate.ts'
import { ClientOwners } from '../../server/sync/guard/clientOwners.ts'
import { cardsOf } from '../../shared/board/boardDoc.ts'

export class GuardedBoard {
  readonly doc = new Y.Doc()
  /** What the room would have on disk. */
  readonly log: Uint8Array[] = []
  readonly #guarded: GuardedDoc = guardDoc(this.doc, new ClientOwners([], []))
  #emitted: Uint8Array[] = []

  constructor() {
    this.doc.on('update', (update: Uint8Array) => this.#emitted.push(update))
  }

  /** Judges an update and, when it is let through, applies it: what the room does. */
  receive(participant: string, update: Uint8Array): Verdict {
    const verdict = this.judge(participant, update)
    if (verdict.ok && verdict.hasEffect) this.#apply(verdict.update)
    return verdict
  }

  judge(participant: string, update: Uint8Array): Verdict {
    return checkUpdate(this.#guarded, update, { participant, editRefusal: () => null })
  }

  #apply(update: Uint8Array): void {
    this.#emitted = []
    Y.applyUpdate(this.doc, update)
    // What Yjs tidies after it is the server's doing.
    this.log.push(update, ...this.#emitted.slice(1))
  }
}

/** Who comes in with nothing, and the server after a restart, have the doc as it was served.  @see docs/SPEC.md RM9 */
export function expectReplay(served: Y.Doc, log: readonly Uint8Array[]): void {
  const replayed = docOf(log)
  const joined = docOf([Y.encodeStateAsUpdate(served)])
  expect(cardsOf(replayed).toJSON()).toEqual(cardsOf(served).toJSON())
  expect(cardsOf(joined).toJSON()).toEqual(cardsOf(served).toJSON())
  expect(Y.equalSnapshots(Y.snapshot(replayed), Y.snapshot(joined))).toBe(true)
}

function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return doc
}
