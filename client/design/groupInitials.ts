/** The letters on the badges of a session's groups, different for each group as far as their names allow, so that a badge is
 *  told without its colour. A group bears the first letter of one of its words ("Professionnels de santé": P or S), matched so
 *  that as many as possible bear a single letter; the others take two.
 *  @param groups in the order in which they are offered.
 *  @returns the letters by group id. */
export function groupInitials(groups: readonly { id: string; name: string }[]): Map<string, string> {
  const bearers = new Map<string, number>()
  const letters = groups.map(({ name }) => wordInitials(name))
  groups.forEach((_, index) => void findLetter(index, letters, bearers, new Set()))

  const initials = new Map([...bearers].map(([letter, index]) => [groups[index]!.id, letter]))
  const taken = new Set(bearers.keys())
  for (const { id, name } of groups) {
    if (initials.has(id)) continue
    const pair = pairs(name).find((candidate) => !taken.has(candidate)) ?? wordInitials(name)[0] ?? '?'
    taken.add(pair)
    initials.set(id, pair)
  }
  return initials
}

/** Kuhn's matching: takes a free letter, or one whose bearer can move to another. */
function findLetter(index: number, letters: string[][], bearers: Map<string, number>, tried: Set<string>): boolean {
  for (const letter of letters[index]!) {
    if (tried.has(letter)) continue
    tried.add(letter)
    const bearer = bearers.get(letter)
    if (bearer === undefined || findLetter(bearer, letters, bearers, tried)) {
      bearers.set(letter, index)
      return true
    }
  }
  return false
}

/** First letters of the words, small words ("de", "et") left out when there are others. */
function wordInitials(name: string): string[] {
  const words = wordsOf(name)
  const long = words.filter((word) => word.length > 2)
  return (long.length > 0 ? long : words).map(firstLetter)
}

/** The first letter of the name with each of its later ones: Pr, Po, Pf … */
function pairs(name: string): string[] {
  const [first, ...rest] = [...wordsOf(name).join('')]
  return first === undefined ? [] : rest.map((letter) => first.toUpperCase() + letter.toLowerCase())
}

const wordsOf = (name: string): string[] => name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
const firstLetter = (word: string): string => [...word][0]!.toUpperCase()
