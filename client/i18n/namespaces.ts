/** Texts by namespace, from the files of one language: './fr/join.json' → 'join'. */
export function namespacesOf(files: Record<string, object>): Record<string, object> {
  return Object.fromEntries(
    Object.entries(files).map(([path, texts]) => [path.replace(/^.*\//, '').replace(/\.json$/, ''), texts]),
  )
}
