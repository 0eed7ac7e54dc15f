/** The code a participant types: 8 characters, read aloud and typed by hand in a loud room.
 *  No look-alikes (0 O, 1 I L, 2 Z, 5 S, 8 B, U V), and the last character checks the others, so that a slip is told apart from
 *  a code that does not exist. Weighted sum modulo a prime: every single slip and every swap of neighbours is caught. */

export const CODE_ALPHABET = '34679ACDEFGHJKMNPQRTWXY'
export const CODE_LENGTH = 8
const PRIME = CODE_ALPHABET.length

/** A new join code: 7 random characters (23^7, 3.4 thousand million) and their check. */
export function newJoinCode(): string {
  const random = crypto.getRandomValues(new Uint32Array(CODE_LENGTH - 1))
  const body = Array.from(random, (value) => CODE_ALPHABET[value % PRIME]).join('')
  return body + checkCharacter(body)
}

/** What was typed, as a code: upper case, without spaces and dashes. */
export const normalizeJoinCode = (typed: string): string => typed.toUpperCase().replace(/[\s\-–·.]/g, '')

/** Whether a normalized code can exist: its length, its letters and its check character. */
export function isJoinCode(code: string): boolean {
  if (code.length !== CODE_LENGTH || [...code].some((letter) => !CODE_ALPHABET.includes(letter))) return false
  return checkCharacter(code.slice(0, -1)) === code.at(-1)
}

/** A code as it is shown: two groups of four. */
export const formatJoinCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`

function checkCharacter(body: string): string {
  const sum = [...body].reduce((total, letter, index) => total + CODE_ALPHABET.indexOf(letter) * (index + 2), 0)
  return CODE_ALPHABET[sum % PRIME]!
}
