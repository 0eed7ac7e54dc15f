/** Random ids for every record: cards, boards, sessions, participants. Works where crypto.randomUUID does not (plain http). */

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const ID_LENGTH = 16

/** A new record id: 16 characters of Crockford base 32, 80 random bits. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(ID_LENGTH))
  return Array.from(bytes, (byte) => ALPHABET[byte & 31]).join('')
}

export const ID_PATTERN = /^[0-9a-z]{16}$/
