/** What a person types into the code field: how it is shown, and what may be wrong with it. Pure. */
import { CODE_ALPHABET, CODE_LENGTH, formatJoinCode, isJoinCode, normalizeJoinCode } from '../../shared/joinCode.ts'

export type CodeSlip =
  | { kind: 'too-short'; missing: number }
  /** A character that no code has, such as O or 0. */
  | { kind: 'never-in-code'; letter: string }
  /** Eight good characters that do not check. */
  | { kind: 'slip' }

/** The typed text as it stands in the field: upper case, in two groups of four, no longer than a code. */
export function showTyped(typed: string): string {
  const code = normalizeJoinCode(typed).slice(0, CODE_LENGTH)
  return code.length > 4 ? formatJoinCode(code) : code
}

/** Where the caret belongs after showTyped(). @param caret its place in the text as typed. */
export function caretAfterShowing(typed: string, caret: number): number {
  const before = Math.min(normalizeJoinCode(typed.slice(0, caret)).length, CODE_LENGTH)
  return before > 4 ? before + 1 : before
}

/** What is wrong with a typed code, or null for one that can exist.  @see docs/SPEC.md JC2 */
export function findSlip(typed: string): CodeSlip | null {
  const code = normalizeJoinCode(typed)
  const stranger = [...code].find((letter) => !CODE_ALPHABET.includes(letter))
  if (stranger !== undefined) return { kind: 'never-in-code', letter: stranger }
  if (code.length < CODE_LENGTH) return { kind: 'too-short', missing: CODE_LENGTH - code.length }
  return isJoinCode(code) ? null : { kind: 'slip' }
}
