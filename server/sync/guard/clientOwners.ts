/** Who owns which clientID of one doc and epoch. A clientID belongs to the first participant who shows it, for good:
 *  nobody else can write, or be written over, in its name.  @see docs/SPEC.md GD3 */
import { MAX_CLIENTS_PER_PARTICIPANT, MAX_RESERVED_CLIENTS } from '../../../shared/limits.ts'
import type { ClientBinding } from '../../storage/docLog.ts'
import { Refusal } from './refusal.ts'

/** Owner of the clientIDs under which the server itself writes. Not a participant id, so that nobody can be it. */
export const SERVER_OWNER = 'server'

export class ClientOwners {
  readonly #owners = new Map<number, string>()
  readonly #counts = new Map<string, number>()
  /** By participant, oldest first. */
  readonly #reserved = new Map<string, Set<number>>()
  readonly #retired: ReadonlySet<number>
  #unsaved: ClientBinding[] = []

  constructor(bindings: readonly ClientBinding[], retiredClients: readonly number[]) {
    for (const { client, participant } of bindings) this.#set(client, participant)
    this.#retired = new Set(retiredClients)
  }

  /** Whether the id was in use in an earlier epoch: who still knows it holds a worthless copy. */
  isRetired(client: number): boolean {
    return this.#retired.has(client)
  }

  ownerOf(client: number): string | undefined {
    return this.#owners.get(client)
  }

  /** Whether the participant owns the id or may take it. @throws Refusal when they would own too many. */
  isOpenTo(client: number, participant: string): boolean {
    const owner = this.#owners.get(client)
    if (owner !== undefined) return owner === participant
    if ((this.#counts.get(participant) ?? 0) >= MAX_CLIENTS_PER_PARTICIPANT) throw new Refusal('too-many-clients')
    return true
  }

  /** Keeps a free id for a participant who has shown it by presence and written nothing yet. Only in memory, and only the
   *  newest few of each: a reader whose page is loaded a thousand times uses none up. */
  reserve(client: number, participant: string): void {
    if (this.#owners.has(client)) return
    this.#owners.set(client, participant)
    const reserved = this.#reserved.get(participant) ?? new Set()
    this.#reserved.set(participant, reserved.add(client))
    if (reserved.size <= MAX_RESERVED_CLIENTS) return
    const [oldest] = reserved
    reserved.delete(oldest!)
    this.#owners.delete(oldest!)
  }

  /** Whether it is somebody's for good: something was written under it. */
  isBound(client: number): boolean {
    const owner = this.#owners.get(client)
    return owner !== undefined && this.#reserved.get(owner)?.has(client) !== true
  }

  /** Gives a free or reserved id to the participant for good; no change when they own it already. */
  bind(client: number, participant: string): void {
    if (this.isBound(client)) return
    this.#reserved.get(participant)?.delete(client)
    this.#set(client, participant)
    this.#unsaved.push({ client, participant })
  }

  /** Bindings since the last call, to be committed together with the updates. */
  takeUnsaved(): ClientBinding[] {
    const unsaved = this.#unsaved
    this.#unsaved = []
    return unsaved
  }

  #set(client: number, participant: string): void {
    this.#owners.set(client, participant)
    this.#counts.set(participant, (this.#counts.get(participant) ?? 0) + 1)
  }
}
