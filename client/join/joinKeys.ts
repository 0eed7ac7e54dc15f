import { newId } from '../../shared/ids.ts'

/** Keys of attempts to come in: the same for the same person, so that a retry after an answer that was lost on the way does
 *  not make them twice.  @see docs/SPEC.md JN13 */
export class JoinKeys {
  readonly #keys = new Map<string, string>()

  keyOf(who: { code: string; name: string; groupId: string | null }): string {
    const person = JSON.stringify(who)
    const key = this.#keys.get(person) ?? newId()
    this.#keys.set(person, key)
    return key
  }
}
