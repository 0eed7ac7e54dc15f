/** Small records in localStorage that survive a reload. Storage may be closed or full: they then live as long as the page. */

const inMemory = new Map<string, string>()

export function readRecord(key: string): unknown {
  try {
    return JSON.parse(inMemory.get(key) ?? localStorage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

export function writeRecord(key: string, value: unknown): void {
  const text = JSON.stringify(value)
  try {
    localStorage.setItem(key, text)
    inMemory.delete(key)
  } catch {
    inMemory.set(key, text)
  }
}

export function removeRecord(key: string): void {
  inMemory.delete(key)
  try {
    localStorage.removeItem(key)
  } catch {
    // Closed storage holds nothing.
  }
}

/** Keys of kept records that begin with a prefix. */
export function recordKeys(prefix: string): string[] {
  const keys = [...inMemory.keys()]
  try {
    for (let index = 0; index < localStorage.length; index++) keys.push(localStorage.key(index) ?? '')
  } catch {
    // Closed storage holds nothing.
  }
  return [...new Set(keys)].filter((key) => key.startsWith(prefix))
}
