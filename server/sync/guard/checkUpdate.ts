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
import { type DecodedUpdate, type DeleteRanges, decodeUpdate, type Struct } from './decodeUpdate.ts'
import { deletedItems } from './deletes.ts'
import { Effort } from './effort.ts'
import type { Parent, Places } from './places.ts'
import { RecordChecks } from './recordChecks.ts'
import { Refusal } from './refusal.ts'
import { Slots } from './slots.ts'

/** A doc with what the guard remembers about it. */
export interface GuardedDoc {
  doc: Y.Doc
  owners: ClientOwners
  places: Places
}

export interface Sender {
  participant: string
  /** Why the sender may not change the doc now; null when they may. */
  editRefusal(): CloseReason | null
}

export type Verdict =
  /** `update`: what is to be applied and kept, without what is known already. `hasEffect` is false when nothing is left. */
  | { ok: true; hasEffect: boolean; update: Uint8Array }
  /** `fault`: the guard itself failed, before anything was applied; such an update is better refused than let through. */
  | { ok: false; reason: CloseReason; detail: string; fault?: unknown }

/** Judges one V1 update; when it is ok, clientIDs seen for the first time become the sender's. */
export function checkUpdate(guarded: GuardedDoc, update: Uint8Array, sender: Sender): Verdict {
  return judge(guarded, update, (decoded) => check(guarded, decoded, sender))
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

function judge({ doc }: GuardedDoc, update: Uint8Array, hasEffect: (decoded: DecodedUpdate) => boolean): Verdict {
  try {
    const decoded = decodeUpdate(update, doc.store)
    return { ok: true, hasEffect: hasEffect(decoded), update: decoded.bytes }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, reason: error.reason, detail: error.message }
    return { ok: false, reason: 'malformed', detail: 'guard', fault: error }
  }
}

function check(guarded: GuardedDoc, update: DecodedUpdate, sender: Sender): boolean {
  const { store } = guarded.doc
  const newClients = checkClients(guarded, update, sender.participant)
  const structs = arrange(update, store)
  // Yjs makes a root for every name that it reads, even for what will be garbage.
  for (const { parent } of structs as Y.Item[]) if (typeof parent === 'string') guarded.places.root(parent)
  const structsByClient = new Map(update.sections.map(({ client, structs }) => [client, structs]))
  const slots = new Slots(store, guarded.places, structsByClient)
  const records = new RecordChecks(sender.participant, update.deletes)
  const effort = new Effort(store, slots)
  checkStructs(structs, { slots, records, effort, deletes: update.deletes })
  const deleted = deletedItems(update.deletes, { store, structsByClient })
  for (const { item, isInDoc, cuts } of deleted) {
    for (let cut = 0; cut < cuts; cut++) effort.split(item.id.client)
    const slot = isInDoc ? slots.inDoc(item) : slots.known(item)
    if (slot !== null) records.deleteItem(slot)
  }
  records.finish()
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
function checkClients({ owners }: GuardedDoc, { sections }: DecodedUpdate, participant: string): number[] {
  const newClients: number[] = []
  for (const { client } of sections) {
    if (owners.isRetired(client)) throw new Refusal('epoch-changed')
    if (!owners.isOpenTo(client, participant)) throw new Refusal('foreign-client')
    if (!owners.isBound(client)) newClients.push(client)
  }
  return newClients
}

/** Marks count as a letter: every change of a text costs a walk over them. */
const sizeOf = ({ content, countable, length }: Y.Item): number =>
  countable || content instanceof Y.ContentFormat ? length : 0

const isLast = ({ id, length }: Struct, { clock }: Y.ID): boolean => id.clock + length - 1 === clock

interface StructChecks {
  slots: Slots
  records: RecordChecks
  effort: Effort
  deletes: DeleteRanges
}

function checkStructs(structs: Struct[], { slots, records, effort, deletes }: StructChecks): void {
  const added = new Map<Parent, number>()
  let deletedRuns = 0
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) deletedRuns += struct.length
    if (deletedRuns > MAX_DELETED_RUN) throw new Refusal('oversized-run')
    const slot = struct instanceof Y.Item ? slots.resolve(struct) : null
    if (slot === null) continue
    const item = struct as Y.Item
    const total = (added.get(slot.parent) ?? 0) + sizeOf(item)
    added.set(slot.parent, total)
    checkContent(item, slot, { added: total, deletes })
    checkCuts(item)
    const { kind } = slot.parent.place
    if (kind === 'records') records.add(item, { slot, record: slots.broughtBy(item)! })
    if (kind === 'record') records.setKey(item, slot)
    else effort.place(item, slot)
  }

  function checkCuts({ origin, rightOrigin }: Y.Item): void {
    if (origin !== null && !isLast(slots.structAt(origin), origin)) effort.split(origin.client)
    if (rightOrigin !== null && slots.structAt(rightOrigin).id.clock !== rightOrigin.clock)
      effort.split(rightOrigin.client)
  }
}
