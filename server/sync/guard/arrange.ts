/** Puts an update's new structs into an order in which each comes after everything that it points at, and refuses the update
 *  when there is none: Yjs would keep such structs as "pending" for ever, in every peer.  @see docs/SPEC.md GD4 */
import * as Y from 'yjs'
import type { Section, Struct } from './decodeUpdate.ts'
import { Refusal } from './refusal.ts'

interface Cursor {
  section: Section
  next: number
  /** Everything of this client below this clock is known once the structs before `next` are applied. */
  knownTo: number
  /** Cursors that stand still until this client is known beyond a clock; the lowest clock last. */
  waiting: { cursor: Cursor; clock: number }[]
}

/** @throws Refusal `clock-gap` or `dangling-reference`. */
export function arrange(sections: readonly Section[], store: Y.Doc['store']): Struct[] {
  const cursors = new Map<number, Cursor>()
  for (const section of sections) {
    const knownTo = Y.getState(store, section.client)
    if (section.structs[0]!.id.clock > knownTo) throw new Refusal('clock-gap', 'starts in the future')
    cursors.set(section.client, { section, next: 0, knownTo, waiting: [] })
  }
  const knownTo = (client: number): number => cursors.get(client)?.knownTo ?? Y.getState(store, client)
  const ordered: Struct[] = []
  const queue = [...cursors.values()]
  for (let cursor = queue.pop(); cursor !== undefined; cursor = queue.pop()) {
    advance(cursor, { cursors, knownTo, ordered })
    // Only who can go on: two that wait for each other would otherwise call each other for ever.
    while ((cursor.waiting.at(-1)?.clock ?? cursor.knownTo) < cursor.knownTo) queue.push(cursor.waiting.pop()!.cursor)
  }
  const total = sections.reduce((sum, section) => sum + section.structs.length, 0)
  if (ordered.length !== total) throw new Refusal('dangling-reference', 'structs that wait for each other')
  return ordered
}

interface Progress {
  cursors: ReadonlyMap<number, Cursor>
  knownTo: (client: number) => number
  ordered: Struct[]
}

/** Takes structs of one client until one must wait for another client. */
function advance(cursor: Cursor, { cursors, knownTo, ordered }: Progress): void {
  const { structs } = cursor.section
  for (; cursor.next < structs.length; cursor.next++) {
    const struct = structs[cursor.next]!
    const missing = missingReference(struct, knownTo)
    if (missing !== null) {
      const other = cursors.get(missing.client)
      // A struct behind the one that points at it, or in nobody's hands.
      if (other === undefined || other === cursor || other.next >= other.section.structs.length) {
        throw new Refusal('dangling-reference')
      }
      wait(other, cursor, missing.clock)
      return
    }
    ordered.push(struct)
    cursor.knownTo = struct.id.clock + struct.length
  }
}

function wait({ waiting }: Cursor, cursor: Cursor, clock: number): void {
  const place = waiting.findLastIndex((other) => other.clock >= clock) + 1
  waiting.splice(place, 0, { cursor, clock })
}

function missingReference(struct: Struct, knownTo: (client: number) => number): Y.ID | null {
  if (!(struct instanceof Y.Item)) return null
  for (const id of [struct.origin, struct.rightOrigin, struct.parent]) {
    if (!(id instanceof Y.ID)) continue
    // Yjs looks up its own client's references without asking whether they exist.
    if (id.client === struct.id.client && id.clock >= struct.id.clock)
      throw new Refusal('dangling-reference', 'own future')
    if (id.clock >= knownTo(id.client)) return id
  }
  return null
}
