/** The guard: decides about one update before anything of it is applied. A CRDT cannot refuse a merge, and a failed merge
 *  cannot be undone; so what a peer may not do must be seen here.  Called by the room inside the tick's transaction, so
 *  that every earlier update of the tick is already in the doc.
 *  @see docs/SPEC.md GD1–GD12 */
import * as Y from 'yjs'
import { MAX_DELETED_RUN } from '../../../shared/limits.ts'
import type { CloseReason } from '../../../shared/protocol/closeCodes.ts'
import { arrange } from './arrange.ts'
import type { ClientOwners } from './clientOwners.ts'
import { checkContent } from './content.ts'
import { type DecodedUpdate, type DeleteRanges, decodeUpdate, type Section, type Struct } from './decodeUpdate.ts'
import { deletedItems } from './deletes.ts'
import { Effort } from './effort.ts'
import { Order } from './order.ts'
import { Places } from './places.ts'
import { RecordChecks } from './recordChecks.ts'
import { Refusal } from './refusal.ts'
import { Removal } from './removal.ts'
import { Sizes } from './sizes.ts'
import { Slots } from './slots.ts'
import { StructCount } from './structCount.ts'

/** A doc with what the guard remembers about it. */
export interface GuardedDoc {
  readonly doc: Y.Doc
  readonly owners: ClientOwners
  readonly places: Places
  readonly structCount: StructCount
}

export const guardDoc = (doc: Y.Doc, owners: ClientOwners): GuardedDoc => ({
  doc,
  owners,
  places: new Places(doc),
  structCount: new StructCount(doc.store),
})

export interface Sender {
  participant: string
  /** Why the sender may not change the doc now; null when they may. */
  editRefusal(): CloseReason | null
}

/** `effort`: what it costs, in steps of effort.ts, to be charged to the sender whatever the decision is. */
export type Verdict = { effort: number } & (
  | Acceptance
  /** `fault`: the guard itself failed, before anything was applied; such an update is better refused than let through. */
  | { ok: false; reason: CloseReason; detail: string; fault?: unknown }
)

/** `update`: what is to be applied and kept, without what is known already. `hasEffect` is false when nothing is left. */
interface Acceptance {
  ok: true
  hasEffect: boolean
  update: Uint8Array
}

/** Judges one V1 update; when it is ok, clientIDs seen for the first time become the sender's. */
export function checkUpdate(guarded: GuardedDoc, update: Uint8Array, sender: Sender): Verdict {
  return judge(guarded, update, (decoded, effort) => check(guarded, decoded, { sender, effort }))
}

/** Judges an update to a doc that only the server writes: only what is known already may be repeated. */
export function checkReadOnly(guarded: GuardedDoc, update: Uint8Array): Verdict {
  return judge(guarded, update, ({ sections, deletes }) => {
    const { store } = guarded.doc
    const isRepeated =
      sections.length === 0 && deletedItems(deletes, { store, structsByClient: new Map() }).length === 0
    if (isRepeated) return false
    throw new Refusal('not-allowed', 'written by the server only')
  })
}

type HasEffect = (decoded: DecodedUpdate, effort: Effort) => boolean

function judge({ doc: { store } }: GuardedDoc, update: Uint8Array, hasEffect: HasEffect): Verdict {
  const effort = new Effort(store)
  try {
    const decoded = decodeUpdate(update, store)
    effort.read(decoded.read)
    return { ok: true, hasEffect: hasEffect(decoded, effort), update: decoded.bytes, effort: effort.total }
  } catch (error) {
    const refusal = { ok: false, effort: effort.total } as const
    if (error instanceof Refusal) return { ...refusal, reason: error.reason, detail: error.message }
    return { ...refusal, reason: 'malformed', detail: 'guard', fault: error }
  }
}

function check(
  guarded: GuardedDoc,
  { sections, deletes }: DecodedUpdate,
  { sender, effort }: { sender: Sender; effort: Effort },
): boolean {
  const { store } = guarded.doc
  const newClients = checkClients(guarded, sections, sender.participant)
  const structs = arrange(sections, store)
  // Yjs makes a root for every name that it reads, even for what will be garbage.
  for (const { parent } of structs as Y.Item[]) if (typeof parent === 'string') guarded.places.root(parent)
  const structsByClient = new Map(sections.map(({ client, structs }) => [client, structs]))
  const slots = new Slots(store, guarded.places, structsByClient)
  const order = new Order(slots, effort)
  const sizes = new Sizes(deletes, effort)
  const records = new RecordChecks(sender.participant, { deletes, order })
  checkStructs(structs, { slots, order, sizes, records, deletes })
  const deleted = deletedItems(deletes, { store, structsByClient })
  const removal = new Removal(effort)
  for (const { item, isInDoc } of deleted) if (isInDoc) removal.add(item)
  for (const deletion of deleted) {
    const { item, isInDoc, cuts } = deletion
    for (let cut = 0; cut < cuts; cut++) effort.cut(item.id.client)
    const slot = isInDoc ? slots.inDoc(item) : slots.known(item)
    if (slot === null) continue
    records.deleteItem(slot)
    if (isInDoc && !removal.takes(slot.parent.type!)) sizes.remove(deletion, slot)
  }
  records.finish()
  sizes.finish()
  effort.pass(
    guarded.structCount.take({ structs: structs.length + effort.cuts, ranges: structs.length + removal.size }),
  )
  const hasEffect = structs.length > 0 || deleted.some(({ isInDoc }) => isInDoc)
  const refusal = hasEffect ? sender.editRefusal() : null
  if (refusal !== null && isTidying(structs, deleted)) return false
  if (refusal !== null) throw new Refusal(refusal)
  for (const client of newClients) guarded.owners.bind(client, sender.participant)
  return hasEffect
}

/** Yjs drops marks that mark nothing, in every peer that comes by, and tells everybody: so a stock reader of a locked board
 *  writes, without a person's doing. It is not taken, and not held against them. */
const isTidying = (structs: Struct[], deleted: { item: Y.Item }[]): boolean =>
  structs.length === 0 && deleted.every(({ item }) => item.content instanceof Y.ContentFormat)

/** Only its owner adds to a clientID.
 *  @returns clientIDs seen for the first time. */
function checkClients({ owners }: GuardedDoc, sections: readonly Section[], participant: string): number[] {
  const newClients: number[] = []
  for (const { client } of sections) {
    if (owners.isRetired(client)) throw new Refusal('epoch-changed')
    if (!owners.isOpenTo(client, participant)) throw new Refusal('foreign-client')
    if (!owners.isBound(client)) newClients.push(client)
  }
  return newClients
}

interface StructChecks {
  slots: Slots
  order: Order
  sizes: Sizes
  records: RecordChecks
  deletes: DeleteRanges
}

function checkStructs(structs: Struct[], { slots, order, sizes, records, deletes }: StructChecks): void {
  let deletedRuns = 0
  for (const item of structs) {
    if (!(item instanceof Y.Item) || item.content instanceof Y.ContentDeleted) deletedRuns += item.length
    if (deletedRuns > MAX_DELETED_RUN) throw new Refusal('oversized-run')
    const slot = item instanceof Y.Item ? slots.resolve(item) : null
    if (!(item instanceof Y.Item) || slot === null) continue
    checkContent(item, slot, deletes)
    if (slot.key !== null && item.rightOrigin !== null) throw new Refusal('invalid-record', 'value before a value')
    order.place(item, slot)
    sizes.add(item, slot)
    const record = slots.broughtBy(item)
    if (record !== null) records.add(item, { slot, record })
    records.setKey(item, slot)
  }
}
