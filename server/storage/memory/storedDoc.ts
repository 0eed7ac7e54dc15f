/** One doc as the memory adapter keeps it. */
import type { ClientBinding, NumberedLogRow } from '../docLog.ts'
import { BindingConflictError } from '../faults.ts'

export interface StoredEpoch {
  /** Row of seq n at index n − 1. */
  rows: NumberedLogRow[]
  checkpoint: { seq: number; bytes: Uint8Array } | null
  /** Participant by clientID. */
  owners: Map<number, string>
}

export interface StoredDoc {
  epoch: number
  epochs: Map<number, StoredEpoch>
}

export const storedEpoch = (): StoredEpoch => ({ rows: [], checkpoint: null, owners: new Map() })

/** Binds clientIDs in place; binding one again to its owner changes nothing.
 *  @throws BindingConflictError when one is another participant's. */
export function bindClients({ owners }: StoredEpoch, bindings: ClientBinding[]): void {
  for (const { client, participant } of bindings) {
    const owner = owners.get(client)
    if (owner !== undefined && owner !== participant) throw new BindingConflictError(`client ${client} is taken`)
    owners.set(client, participant)
  }
}
