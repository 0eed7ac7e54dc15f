/** Which table the next person sits at. Pure. */

interface Seated {
  tableId: string | null
  groupId: string | null
}

/** The table with the fewest people; among those, with the fewest of this group; among those, the first.
 *  @param tables ids in their order. @param seated who sits already. @returns null when the session has no tables.
 *  @see docs/SPEC.md JN6 */
export function chooseTable(
  tables: readonly string[],
  seated: Iterable<Seated>,
  groupId: string | null,
): string | null {
  const people = new Map(tables.map((id) => [id, { all: 0, ofGroup: 0 }]))
  for (const person of seated) {
    const table = person.tableId === null ? undefined : people.get(person.tableId)
    if (table === undefined) continue
    table.all++
    if (person.groupId === groupId) table.ofGroup++
  }
  const [first] = [...people].sort(([, a], [, b]) => a.all - b.all || a.ofGroup - b.ofGroup)
  return first?.[0] ?? null
}
