/** Records of one kind in memory, in order of insertion. Copies in and out, so that nobody changes a kept record. */
import { RecordNotFoundError } from '../faults.ts'

export interface MemoryRecords<R extends { id: string }> {
  /** Adds all or none. @throws when an id or a value that must be unique is taken. */
  insert(...added: R[]): void
  /** Whether insert() would throw. */
  refusal(added: R[]): Error | null
  get(id: string): R | null
  find(matches: (record: R) => boolean): R | null
  filter(matches: (record: R) => boolean): R[]
  update(id: string, change: Partial<R>): void
}

/** @param uniqueKeys fields of which no two records may bear the same value; null is no value. */
export function createMemoryRecords<R extends { id: string }>(uniqueKeys: readonly (keyof R)[] = []): MemoryRecords<R> {
  const records = new Map<string, R>()
  const bears = (record: R, other: R): boolean =>
    record.id === other.id || uniqueKeys.some((key) => record[key] !== null && record[key] === other[key])

  const refusal = (added: R[]): Error | null => {
    const taken = added.find((record, index) =>
      [...records.values(), ...added.slice(0, index)].some((other) => bears(record, other)),
    )
    return taken === undefined ? null : new Error(`record ${taken.id} is not unique`)
  }

  return {
    insert(...added) {
      const refused = refusal(added)
      if (refused !== null) throw refused
      for (const record of added) records.set(record.id, structuredClone(record))
    },
    refusal,
    get: (id) => structuredClone(records.get(id) ?? null),
    find: (matches) => structuredClone([...records.values()].find(matches) ?? null),
    filter: (matches) => structuredClone([...records.values()].filter(matches)),
    update(id, change) {
      const record = records.get(id)
      if (record === undefined) throw new RecordNotFoundError(`no record ${id}`)
      records.set(id, { ...record, ...structuredClone(change) })
    },
  }
}
