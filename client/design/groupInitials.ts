/** The letters on the badges of a session's groups: the first letter of each, or of a later word, or two letters when the
 *  first is taken. Different for each group as far as the names allow, so that a badge is told without its colour.
 *  @param groups in the order in which they are offered.
 *  @returns the letters by group id. */
export function groupInitials(groups: readonly { id: string; name: string }[]): Map<string, string> {
  const initials = new Map<string, string>()
  const taken = new Set<string>()
  for (const { id, name } of groups) {
    const initial = candidates(name).find((candidate) => !taken.has(candidate)) ?? firstLetter(name)
    taken.add(initial)
    initials.set(id, initial)
  }
  return initials
}

function candidates(name: string): string[] {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  const long = words.filter((word) => word.length > 2)
  const letters = [...(long.length > 0 ? long : words)].map((word) => firstLetter(word))
  const pairs = [...(words[0] ?? '')].slice(1).map((letter) => letters[0] + letter.toLowerCase())
  return [...letters, ...pairs].filter((candidate) => candidate !== '')
}

const firstLetter = (word: string): string => ([...word][0] ?? '?').toUpperCase()
